//! The sentences and labels of the interface, one row each: name, Arabic, English.
//!
//! `{…}` stands for a value that the caller puts in. Plain sentences that say what to do; no exclamation marks.

super::texts! {
    Words

    brand: "راصد", "Rasid";
    tagline: "يقرأ خبرًا عربيًا، ويستخرج حوادثه، ويضعها على الخريطة", "Reads an Arabic news report, finds its incidents, puts them on the map";
    promise: "لا يغادر شيءٌ هذه الصفحة", "Nothing leaves this page";
    skips: "انتقال سريع", "Quick links";
    panes: "أجزاء الصفحة", "Parts of the page";
    to_article: "إلى نص المقال", "Skip to the article";
    to_cards: "إلى الحوادث", "Skip to the incidents";
    to_map: "إلى الخريطة", "Skip to the map";
    language: "English", "العربية";
    language_hint: "Switch to English", "التبديل إلى العربية";
    theme: "المظهر", "Theme";
    theme_auto: "تلقائي", "Auto";
    theme_light: "فاتح", "Light";
    theme_dark: "داكن", "Dark";
    about: "حول", "About";
    close: "إغلاق", "Close";
    dismiss_notice: "إخفاء الرسالة", "Hide this message";

    // input
    input_title: "ألصق مقالًا", "Paste an article";
    input_label: "نص المقال", "Text of the article";
    input_placeholder: "ألصق هنا نص الخبر كاملًا، أو أفلت ملفات في أي مكان من الصفحة", "Paste the whole report here, or drop files anywhere on the page";
    date_label: "تاريخ النشر", "Publication date";
    date_hint: "اتركه فارغًا إن كان مذكورًا في النص", "Leave empty if the text states it";
    analyse: "استخرج الحوادث", "Find the incidents";
    pick_files: "اختر ملفات", "Choose files";
    files_hint: "نص، صفحة محفوظة (html أو mhtml)، Word، PDF، جدول (csv أو xlsx أو json)، zip، أو عمل محفوظ", "Text, saved pages (html, mhtml), Word, PDF, tables (csv, xlsx, json), zip, or saved work";
    example: "جرّب مثالًا", "Try an example";
    example_name: "مثال كتبناه نحن", "Example written by us";
    pasted_name: "نص ملصق", "Pasted text";
    drop_here: "أفلت الملفات هنا", "Drop the files here";
    new_article: "مقال جديد", "New article";
    edit_text: "عدّل النص", "Edit the text";
    remove_article: "أزل المقال", "Remove the article";
    articles: "المقالات", "Articles";
    start_1: "ألصق خبرًا، أو أفلت ملفات أو مجلدًا", "Paste a report, or drop files or a folder";
    start_2: "راجع الحوادث في النص وعلى الخريطة", "Review the incidents in the text and on the map";
    start_3: "نزّلها جدولًا أو خريطة أو تقريرًا", "Download them as a table, a map or a report";
    hide_input: "اطوِ", "Fold";

    // engine
    engine_loading: "يُحمَّل المحرّك…", "Loading the engine…";
    engine_failed: "تعذّر تشغيل المحرّك في هذا المتصفح. حدّث المتصفح ثم أعد فتح الصفحة؛ نصّك ما زال في الخانة.", "The engine could not start in this browser. Update the browser and open the page again; your text is still in the box.";
    working: "يُقرأ المقال…", "Reading the article…";

    // bad input
    bad_empty: "لا نص بعد. ألصق نص الخبر في الخانة، أو اختر ملفًا، أو جرّب المثال.", "There is no text yet. Paste the report into the box, choose a file, or try the example.";
    bad_latin: "لم نجد كلامًا عربيًا في هذا النص. راصد يقرأ العربية وحدها: ألصق الخبر بالعربية.", "No Arabic was found in this text. Rasid reads Arabic only: paste the report in Arabic.";
    bad_few: "النص العربي هنا أقصر من أن يكون خبرًا. ألصق جملة كاملة على الأقل.", "There is too little Arabic here to be a report. Paste at least one whole sentence.";
    bad_binary: "هذا ليس نصًا مقروءًا (رموز ثنائية). افتح الملف في برنامجه، وانسخ النص، ثم ألصقه هنا.", "This is not readable text (binary data). Open the file in its own program, copy the text, and paste it here.";
    bad_mojibake: "تبدو الحروف مشوّهة بسبب ترميز خاطئ. افتح المصدر من جديد، أو أفلت الملف نفسه هنا ليُكشف ترميزه.", "The letters look garbled by a wrong encoding. Open the source again, or drop the file itself here so that its encoding is detected.";
    bad_size: "النص أطول من مليون حرف. قسّمه إلى مقالات وألصقها واحدًا واحدًا.", "The text is longer than a million characters. Split it into articles and paste them one by one.";
    bad_file_size: "الملف «{name}» أكبر من {limit} ميغابايت. قسّمه إلى ملفات أصغر.", "The file “{name}” is larger than {limit} MB. Split it into smaller files.";
    bad_file_read: "تعذّرت قراءة الملف «{name}». تحقّق من أنه ما زال في مكانه ثم اختره من جديد.", "The file “{name}” could not be read. Check that it is still there and choose it again.";
    bad_date_form: "التاريخ غير مكتمل أو غير صحيح. اكتبه هكذا: 2025-11-12 (سنة-شهر-يوم).", "The date is incomplete or wrong. Write it like this: 2025-11-12 (year-month-day).";
    bad_date_future: "تاريخ النشر هذا لم يأتِ بعد. تحقّق من السنة.", "This publication date is in the future. Check the year.";
    bad_date_old: "تاريخ النشر هذا أقدم من 1900. تحقّق من السنة.", "This publication date is before 1900. Check the year.";
    bad_engine: "توقّف المحرّك وهو يقرأ هذا النص، وأُعيد تشغيله. نصّك ما زال هنا: جرّب جزءًا أصغر منه.", "The engine stopped while reading this text and was started again. Your text is still here: try a smaller part of it.";
    file_in: "الملف «{name}»: ", "File “{name}”: ";

    // article
    article: "المقال", "Article";
    untitled: "مقال بلا عنوان", "Untitled article";
    published_text: "نُشر في {date} (من النص)", "Published {date} (from the text)";
    published_metadata: "نُشر في {date} (من بيانات الملف)", "Published {date} (from the file)";
    published_given: "نُشر في {date} (أنت أدخلته)", "Published {date} (you gave it)";
    no_date: "لم نجد تاريخ نشر. من دونه لا تُحسب التواريخ النسبية مثل «أمس» و«الجاري». متى نُشر المقال؟", "No publication date was found. Without it, relative dates such as “yesterday” can’t be resolved. When was the article published?";
    set_date: "اعتمد التاريخ", "Use this date";
    change_date: "غيّر التاريخ", "Change the date";
    legend: "مفتاح الألوان", "Key";
    legend_hint: "اضغط لإظهار نوع أو إخفائه", "Press to show or hide a kind";
    furniture: "ليس من المقال", "Page furniture";
    furniture_hint: "قوائم وروابط لا تُقرأ منها حوادث", "Menus and links; no incident is taken from them";
    mark_label: "حادثة في النص: {type}", "Incident in the text: {type}";

    // incidents
    incidents: "الحوادث", "Incidents";
    incidents_one: "حادثة من المحدَّد", "Incident from selection";
    no_incidents: "لم نجد في هذا المقال حادثة محددة. إن كنت ترى واحدة فأخبرنا بالجملة التي فاتتنا.", "No discrete incident was found in this article. If you see one, tell us the sentence that was missed.";
    no_incidents_stats: "لا حوادث مفردة هنا؛ في المقال أرقام إجمالية فقط، وهي في القائمة أدناه.", "No single incidents here; the article has totals only, listed below.";
    unplaced: "بلا مكان على الخريطة", "Not on the map";
    no_place: "المكان غير مذكور", "Place not stated";
    place_unknown: "الاسم غير موجود في دليل الأماكن", "The name is not in our gazetteer";
    place_unsure: "المكان غير مؤكد ({percent}%)", "place not certain ({percent}%)";
    place_region: "منطقة واسعة، لا نقطة", "A wide area, not a point";
    within_km: "ضمن نحو {km} كم", "within about {km} km";
    places_more: "وأيضًا", "also";
    no_time: "التاريخ غير مذكور", "Date not stated";
    year_inferred: "السنة مستنتَجة", "year inferred";
    date_inferred: "التاريخ مستنتَج", "date inferred";
    who: "الجهات", "Actors";
    casualties: "الضحايا", "Casualties";
    at_least: "{n} على الأقل", "at least {n}";
    at_most: "{n} على الأكثر", "at most {n}";
    about_n: "نحو {n}", "about {n}";
    between: "بين {a} و{b}", "{a} to {b}";
    number_unknown: "عدد غير محدد", "number not stated";
    attribution: "بحسب {source}", "According to {source}";
    confidence: "الثقة", "Confidence";
    confidence_high: "ثقة عالية", "High confidence";
    confidence_mid: "ثقة متوسطة", "Medium confidence";
    confidence_low: "ثقة ضعيفة", "Low confidence";
    why: "لماذا؟", "Why?";
    why_words: "الكلمات", "The words";
    why_reasons: "الأسباب", "The reasons";
    why_time: "حساب التاريخ", "How the date was found";
    why_place: "اختيار المكان", "How the place was chosen";
    why_acled: "تصنيف ACLED", "ACLED class";
    why_rules: "القواعد", "Rules";
    weapon: "السلاح", "Weapon";
    show_card: "في القائمة", "In the list";
    show_text: "في النص", "In the text";
    show_map: "على الخريطة", "On the map";

    // review
    correct: "صحّح", "Correct";
    dismiss: "استبعد", "Reject";
    restore: "استعد", "Restore";
    corrected: "مصحَّحة", "Corrected";
    machine_said: "قراءة الآلة: {value}", "Machine’s reading: {value}";
    field_type: "النوع", "Type";
    field_place: "المكان", "Place";
    field_place_name: "اسم المكان", "Place name";
    field_lat: "خط العرض", "Latitude";
    field_lon: "خط الطول", "Longitude";
    field_from: "من تاريخ", "From";
    field_to: "إلى تاريخ", "To";
    field_min: "الحد الأدنى", "Lowest";
    field_max: "الحد الأقصى", "Highest";
    field_max_hint: "اترك الحد الأقصى فارغًا لمعنى «على الأقل»", "Leave the highest empty for “at least”";
    place_keep: "كما قرأته الآلة", "As the machine read it";
    place_other: "مكان آخر…", "Another place…";
    save: "احفظ", "Save";
    cancel: "ألغِ", "Cancel";
    revert: "أعد قراءة الآلة", "Back to the machine’s reading";
    bad_lat: "خط العرض عدد بين ‎-90 و90، مثل 35.33.", "Latitude is a number from -90 to 90, such as 35.33.";
    bad_lon: "خط الطول عدد بين ‎-180 و180، مثل 40.14.", "Longitude is a number from -180 to 180, such as 40.14.";
    bad_count: "العدد يُكتب بالأرقام، والأدنى لا يزيد على الأقصى.", "A count is written in digits, and the lowest is not above the highest.";
    bad_range: "تاريخ النهاية قبل تاريخ البداية.", "The last day is before the first.";

    verdict_open: "لم تُراجع", "To review";
    verdict_accepted: "معتمدة", "Accepted";
    verdict_rejected: "مستبعدة", "Rejected";
    accept: "اعتمد", "Accept";
    accept_undo: "ألغِ الاعتماد", "Withdraw acceptance";
    note: "ملاحظة", "Note";
    note_hint: "لك ولزملائك؛ لا تغيّر قراءة الآلة", "For you and your colleagues; it doesn’t change the machine’s reading";
    undo: "تراجع", "Undo";
    redo: "أعد", "Redo";
    history: "السجل", "History";
    history_accepted: "اعتُمدت", "Accepted";
    history_rejected: "استُبعدت", "Rejected";
    history_opened: "أُعيدت إلى المراجعة", "Put back to review";
    history_note: "ملاحظة: {value}", "Note: {value}";
    history_field: "{field}: كان {before}، صار {after}", "{field}: {before} → {after}";
    bulk: "المعروضة كلها", "All that are shown";
    bulk_accept: "اعتمد المعروض ({n})", "Accept the shown ({n})";
    bulk_reject: "استبعد المعروض ({n})", "Reject the shown ({n})";
    bulk_done: "تغيّرت {n}. للتراجع: u", "{n} changed. To undo: u";
    reviewed_of: "روجع {n} من {all}", "{n} of {all} reviewed";

    // filter
    filter: "تصفية", "Filter";
    filter_active: "تصفية ({n})", "Filter ({n})";
    filter_words: "كلمات", "Words";
    filter_place: "المكان", "Place";
    filter_actor: "الجهة", "Actor";
    filter_any: "الكل", "Any";
    filter_from: "من", "From";
    filter_to: "إلى", "To";
    filter_harmed: "ضحايا، على الأقل", "Casualties, at least";
    filter_status: "الحالة", "Status";
    filter_level: "الثقة", "Confidence";
    filter_level_2: "متوسطة فأعلى", "Medium or better";
    filter_level_3: "عالية", "High";
    filter_verdict: "المراجعة", "Review";
    filter_groups: "مجموعات", "Groups";
    filter_types: "أنواع", "Types";
    filter_clear: "ألغِ التصفية", "Clear the filter";
    filter_shows: "تُعرض {n} من {all}", "Showing {n} of {all}";
    filter_none: "لا حادثة توافق التصفية.", "No incident passes the filter.";

    // table
    table: "جدول الحوادث", "Table of incidents";
    table_copy: "انسخ الجدول", "Copy the table";
    table_copied: "نُسخ الجدول ({n}). الصقه في برنامج الجداول.", "The table is copied ({n}). Paste it into a spreadsheet.";
    copy_failed: "لم يسمح المتصفح بالنسخ. نزّل CSV بدلًا منه.", "The browser did not allow copying. Download CSV instead.";
    table_hint: "الأسهم للتنقل، وEnter لفتح البطاقة", "Arrows move, Enter opens the card";
    sort_by: "رتّب بحسب: {column}", "Sort by: {column}";
    col_verdict: "المراجعة", "Review";
    col_date: "التاريخ", "Date";
    col_within: "المحافظة والبلد", "Governorate, country";
    col_killed: "قتلى", "Killed";
    col_wounded: "جرحى", "Wounded";
    col_held: "محتجزون", "Held";
    col_perpetrator: "الفاعل", "Perpetrator";
    col_target: "المستهدَف", "Target";
    col_source: "المصدر", "Source";

    // overview
    timeline: "الخط الزمني", "Timeline";
    timeline_label: "الحوادث على خط الزمن", "The incidents along a line of time";
    timeline_hint: "المملوء يوم مذكور؛ المفرّغ تاريخ تقريبي أو مستنتَج، وعرضه مدى الشك. اسحب على الخط لتصفية مدة.", "Filled: a day that is stated. Hollow: an approximate or inferred date, as wide as the doubt. Drag along the line to filter a period.";
    timeline_undated: "بلا تاريخ: {n}", "Without a date: {n}";
    timeline_left_out: "لم يتسع لها الرسم: {n}", "No room for: {n}";
    figures: "أرقام", "Figures";
    figures_hint: "ما يُعرض الآن من غير المستبعد. الضحايا مجموع أدنى ما ذُكر. اضغط على عمود لتصفيته.", "What is shown now, without the rejected. Casualties are sums of the least that is stated. Press a bar to filter by it.";
    fig_time: "بحسب الزمن", "Over time";
    fig_type: "بحسب النوع", "By type";
    fig_area: "بحسب المحافظة", "By governorate";
    fig_actor: "بحسب الفاعل", "By perpetrator";
    fig_rest: "غيرها ({n})", "Others ({n})";
    fig_copy: "انسخ", "Copy";
    fig_copied: "نُسخت الأرقام.", "The figures are copied.";
    total_incidents: "حوادث", "Incidents";
    total_killed: "قتلى على الأقل", "Killed, at least";
    total_wounded: "جرحى على الأقل", "Wounded, at least";
    total_held: "محتجزون على الأقل", "Held, at least";
    save_picture: "صورة", "Picture";

    // library and project
    library: "المكتبة", "Library";
    library_search: "ابحث في المقالات", "Search the articles";
    library_empty: "لا مقالات بعد.", "No articles yet.";
    library_none: "لا مقال يوافق البحث.", "No article matches.";
    library_sort: "الترتيب", "Order";
    sort_loaded: "كما حُمّلت", "As loaded";
    sort_newest: "الأحدث نشرًا", "Newest first";
    sort_title: "العنوان", "Title";
    sort_most: "الأكثر حوادث", "Most incidents";
    state_working: "يُقرأ", "Being read";
    state_new: "جديد", "New";
    state_begun: "قيد المراجعة", "In review";
    state_done: "رُوجع", "Done";
    state_nothing: "بلا حوادث", "No incidents";
    scope: "نطاق العرض", "What is shown";
    scope_one: "هذا المقال", "This article";
    scope_all: "كل المقالات ({n})", "All articles ({n})";
    previous_article: "المقال السابق", "Previous article";
    next_article: "المقال التالي", "Next article";
    published_on: "نُشر {date}", "Published {date}";
    no_date_short: "بلا تاريخ نشر", "No publication date";
    duplicate: "المقال «{name}» موجود في المكتبة من قبل، ففُتح بدل أن يُضاف ثانية.", "The article “{name}” is in the library already; it was opened instead of being added twice.";
    project: "العمل", "Your work";
    project_save: "احفظ العمل في ملف", "Save your work as a file";
    project_open: "افتح ملف عمل", "Open a saved file";
    project_hint: "فيه المقالات وقراءة الآلة وكل ما قررته. افتحه هنا أو أرسله إلى زميل.", "It holds the articles, the machine’s reading and all your decisions. Open it here or send it to a colleague.";
    project_opened: "فُتح الملف. المقالات المضافة: {n}", "The file is open. Articles added: {n}";
    bad_project: "الملف «{name}» ليس عملًا محفوظًا من راصد، أو هو ناقص. اختر الملف الذي ينتهي اسمه بـ ‎.rasid.json.", "The file “{name}” is not work saved from Rasid, or is incomplete. Choose the file whose name ends in .rasid.json.";
    keep: "احفظ عملي على هذا الجهاز", "Keep my work on this device";
    keep_hint: "يبقى العمل بعد إغلاق الصفحة، على هذا الجهاز وحده. إن ألغيته مُحي المحفوظ.", "The work stays after the page is closed, on this device only. Turning this off deletes it.";
    keep_failed: "لم يسمح المتصفح بالحفظ على الجهاز. احفظ العمل في ملف.", "The browser did not allow keeping it on the device. Save your work as a file.";
    keep_found: "استُعيد العمل المحفوظ على هذا الجهاز.", "The work kept on this device is back.";

    // long paste
    held_title: "نص طويل محفوظ كاملًا ({n} حرف)", "A long text, kept whole ({n} characters)";
    held_hint: "لم يوضع في الخانة كي لا تتوقف الصفحة؛ هذه بدايته ونهايته. اضغط «استخرج الحوادث» لقراءته كله.", "It was not put into the box, so that the page doesn’t freeze; this is its beginning and its end. Press “Find the incidents” to read all of it.";
    held_drop: "تخلَّ عنه", "Discard it";

    // keys
    keys: "لوحة المفاتيح", "Keyboard";
    keys_hint_all: "تعمل الحروف بموضعها على اللوحة، عربيةً كانت أو لاتينية، إلا وأنت تكتب في خانة.", "The letters go by their place on the keyboard, Arabic or Latin, except while you type in a field.";
    key_next: "الحادثة التالية", "Next incident";
    key_previous: "الحادثة السابقة", "Previous incident";
    key_accept: "اعتماد، ثم التالية", "Accept, then the next";
    key_reject: "استبعاد، ثم التالية", "Reject, then the next";
    key_edit: "تصحيح", "Correct";
    key_undo: "تراجع", "Undo";
    key_redo: "إعادة ما تُرِوجع عنه", "Redo";
    key_filter: "البحث والتصفية", "Search and filter";
    key_article: "المقال السابق أو التالي", "Previous or next article";
    key_views: "مراجعة، جدول، ملخّص", "Review, table, overview";
    key_escape: "إلغاء الاختيار أو إغلاق", "Unselect or close";
    key_help: "هذه الورقة", "This sheet";
    key_read: "استخراج الحوادث من الخانة", "Find the incidents of the box";

    // statistics
    statistics: "أرقام إجمالية – ليست حوادث", "Totals – not incidents";
    statistics_hint: "مجاميع عن مدة؛ لا توضع على الخريطة ولا تُعدّ حوادث", "Sums over a period; never put on the map, never counted as incidents";
    of_them_killed: "منهم {n}", "of them {n}";
    warnings: "ملاحظات على النص", "Notes on the text";

    // map
    map: "الخريطة", "Map";
    map_rejected: "لا يوضع على الخريطة ما استُبعد", "What is rejected is not on the map";
    map_scale: "مقياس", "Scale";
    map_fit_one: "إلى الحادثة المختارة", "To the chosen incident";
    map_copy: "انسخ الإحداثيات", "Copy the coordinates";
    map_copied: "نُسخت الإحداثيات: {value}", "Coordinates copied: {value}";
    map_pick: "حدّد على الخريطة", "Pick on the map";
    map_picking: "اضغط على الخريطة في موضع الحادثة. Escape للإلغاء.", "Press the map where the incident happened. Escape cancels.";
    map_picked: "نقطة على الخريطة", "A point on the map";
    place_search: "ابحث عن مكان", "Search for a place";
    place_search_none: "لا مكان بهذا الاسم في الدليل.", "No place of this name in the gazetteer.";
    map_label: "خريطة الحوادث", "Map of the incidents";
    map_missing: "الخريطة الأساس غير موجودة؛ النقاط في مواضعها بلا خلفية.", "The base map is missing; the points are in place without a background.";
    map_fit: "أظهر كل الحوادث", "Show all incidents";
    map_simple: "خريطة مبسّطة: حدود وأنهار ومدن، بلا طرق", "A simplified map: borders, rivers, towns; no roads";
    zoom_in: "تكبير", "Zoom in";
    zoom_out: "تصغير", "Zoom out";

    // export
    export_shown: "المعروض من غير المستبعد ({n})", "What is shown, without the rejected ({n})";
    export_accepted: "المعتمد وحده ({n})", "The accepted only ({n})";
    show_more: "أظهر المزيد (بقيت {n})", "Show more ({n} left)";
    export_failed: "تعذّر إعداد الملف للتنزيل. أعد المحاولة؛ عملك باقٍ.", "The file could not be made. Try again; your work is kept.";
    keys_hint: "j وk للتنقل، a للاعتماد، r للاستبعاد، e للتصحيح، ? لكل المفاتيح", "j and k move, a accepts, r rejects, e corrects, ? shows all keys";

    // tabs on a phone
    tab_text: "النص", "Text";
    tab_cards: "الحوادث", "Incidents";
    tab_map: "الخريطة", "Map";
    tab_table: "الجدول", "Table";
    tab_overview: "ملخّص", "Overview";
    view_review: "مراجعة", "Review";

    // about
    about_what: "ما هو راصد", "What it is";
    about_what_1: "يقرأ راصد الأخبار العربية عن النزاعات، ويستخرج منها الحوادث: ماذا جرى، ومن فعله بمن، وأين ومتى، وكم قُتل أو جُرح أو احتُجز، ونقلًا عمّن. كل حقل مربوط بكلماته في النص، وكل نتيجة تشرح سببها.", "Rasid reads Arabic conflict news and finds its incidents: what happened, who did it to whom, where and when, how many were killed, wounded or held, and according to whom. Each field is tied to its words in the text, and each result explains itself.";
    about_what_2: "النتيجة مسودة يراجعها إنسان: صحّح واستبعد قبل أن تنشر. قراءة الآلة تبقى بجانب تصحيحك.", "The result is a draft for a person to review: correct and reject before you publish. The machine’s reading stays beside your correction.";
    about_limits: "حدوده", "Its limits";
    about_limit_1: "يعرف ما في معجمه: قد تفوته صياغة غريبة، أو يرى حادثة في جملة خلفية.", "It knows what is in its lexicon: an unusual wording may be missed, or a background sentence taken for an incident.";
    about_limit_2: "الأماكن المتشابهة الأسماء تُرجَّح بما حولها في النص، وقد يخطئ الترجيح؛ البدائل معروضة عند التصحيح.", "Places that share a name are chosen by the text around them, and the choice may be wrong; the alternatives are offered when you correct.";
    about_limit_3: "الدائرة أو حدود المحافظة على الخريطة مقدار الشك، لا مساحة الضرر. والعلامة المفرّغة ذات الخط المتقطع مكان غير مؤكد: قد يكون المقصود مكانًا آخر في المقال.", "A circle or a province's outline on the map is the doubt about the place, not the extent of damage. A hollow mark with a broken line is a place that is not certain: another one of the article may be meant.";
    about_limit_4: "لا يتحقق راصد من صحة الخبر؛ يقول ما يقوله المقال.", "Rasid does not check whether a report is true; it says what the article says.";
    about_privacy: "الخصوصية، وكيف تتحقق منها", "Privacy, and how to check it";
    about_privacy_1: "لا خادم ولا حساب ولا إحصاءات. سياسة الأمان في الصفحة نفسها تمنع المتصفح من أي اتصال، ولا يُخزَّن شيء على جهازك إلا إذا طلبت ذلك في المكتبة.", "No server, no account, no analytics. The page’s own security policy forbids the browser any connection, and nothing is stored on your device unless you ask for it in the library.";
    about_privacy_2: "اختبار الطيران: افتح الصفحة، افصل الشبكة، ثم الصق مقالًا. كل شيء يعمل، والخريطة أيضًا.", "The airplane test: open the page, cut the network, then paste an article. Everything works, the map too.";
    about_privacy_3: "أو افتح أدوات المطوّر (F12) ثم «الشبكة» وراقب: لا طلب بعد التحميل.", "Or open the developer tools (F12), then “Network”, and watch: no request after loading.";
    selftest_run: "حاول الإرسال إلى الخارج", "Try to send something out";
    selftest_running: "تجري المحاولة…", "Trying…";
    selftest_fetch: "طلب شبكة (fetch)", "Network request (fetch)";
    selftest_image: "صورة تتبّع", "Image beacon";
    selftest_blocked: "منعه المتصفح بسياسة الصفحة", "Blocked by the browser under the page’s policy";
    selftest_failed: "لم يخرج شيء، لكن لم يصلنا أن السياسة منعته", "Nothing went out, but the policy was not seen to block it";
    selftest_open: "لم يُمنع: هذه النسخة من الصفحة مُعدَّلة فلا تثق بها", "Not blocked: this copy of the page was altered, don’t trust it";
    selftest_target: "العنوان المستعمل {address} لا يوجد، فلا يصل شيء إلى أحد حتى لو فشل المنع.", "The address used, {address}, does not exist, so nothing reaches anyone even if blocking failed.";
    selftest_count: "منذ فتح الصفحة: {n}، منها {out} إلى خارجها", "Since the page was opened: {n}, of which {out} went elsewhere";
    about_licences: "الرخص والمصادر", "Licences and sources";
    about_licence_code: "البرنامج: MIT أو Apache-2.0، لك أن تختار.", "The program: MIT or Apache-2.0, at your choice.";
    about_version: "المحرّك {version}، دليل الأماكن {gazetteer}", "Engine {version}, gazetteer {gazetteer}";

    // own words and places
    own: "كلماتك وأماكنك", "Your words and places";
    own_short: "كلماتي", "My words";
    own_intro: "ما تضيفه هنا يُستعمل فورًا في كل قراءة، ويبقى في هذه الصفحة: لا يُرسَل إلى أحد، ولا يُحفظ على الجهاز إلا إن طلبت.", "What you add here is used at once in every reading and stays in this page: it is sent to no one, and kept on this device only if you ask.";
    own_kinds: "أنواع ما تضيفه", "Kinds of additions";
    own_triggers: "كلمات تدل على حادثة", "Words that tell an incident";
    own_ignored: "عبارات لا تُقرأ", "Phrases to ignore";
    own_actors: "جهات", "Actors";
    own_places: "أماكن", "Places";
    own_aliases: "أسماء ثابتة", "Fixed names";
    own_files: "ملفات أماكن", "Place files";
    own_triggers_hint: "كلمة أو عبارة تكتبها الصحف فتدل على وقوع حادثة، ولم يعرفها راصد.", "A word or phrase by which reports tell an incident, and that Rasid did not know.";
    own_ignored_hint: "عبارة تشبه حادثة وليست كذلك: لا يُستخرج مما فيها حادثة ولا جهة ولا مكان.", "A phrase that looks like an incident and is none: nothing inside it becomes an incident, an actor or a place.";
    own_actors_hint: "جماعة أو قوة أو جهاز، بالأسماء التي ترد في الأخبار.", "A group, force or service, by the names that reports use.";
    own_places_hint: "قرية أو موقع لا يعرفه راصد، أو يعرفه في غير موضعه.", "A village or site that Rasid does not know, or knows at the wrong point.";
    own_aliases_hint: "اسم تحمله أماكن كثيرة، وتعني به صحيفتك مكانًا واحدًا دائمًا. يمكنك تثبيته أيضًا من نموذج تعديل الحادثة.", "A name that many places bear, and by which your outlet always means one. It can also be fixed from the form that edits an incident.";
    own_files_hint: "ملف بلد من GeoNames، أو جدول أماكن من OCHA/HDX، أو GeoJSON، أو أي جدول CSV فيه أسماء عربية وإحداثيات. تنضم أماكنه إلى البحث فورًا.", "A country file of GeoNames, a table of populated places from OCHA/HDX, GeoJSON, or any CSV with Arabic names and coordinates. Its places join the look-up at once.";
    own_forms: "الكلمات، بينها فاصلة", "Words, with commas between";
    own_forms_hint: "اكتب الاسم مع جمعه هكذا: غارة+غارات، والفعل هكذا: قصف/يقصف. تُعرف الكلمة مع ال والواو والباء والضمائر بلا حاجة إلى كتابتها.", "Write a noun with its plural as noun+plural and a verb as past/present, in Arabic letters. The article, prefixes and pronouns need not be written.";
    own_type: "نوع الحادثة", "Type of incident";
    own_kind: "نوع الجهة", "Kind of actor";
    own_names: "الأسماء في الأخبار، بينها فاصلة", "Names in reports, with commas between";
    own_name_en: "الاسم بالإنكليزية (اختياري)", "Name in English (optional)";
    own_country: "البلد", "Country";
    own_any_country: "غير محدد", "Not given";
    own_place_names: "الاسم العربي، ثم أسماؤه الأخرى بعد فاصلة", "Arabic name, then its other names after commas";
    own_point: "العرض والطول", "Latitude and longitude";
    own_point_hint: "كما تُنسخ من خريطة: 35.3312, 40.1409", "As copied from a map: 35.3312, 40.1409";
    own_level: "نوع المكان", "Kind of place";
    own_read: "الاسم كما يرد في الأخبار", "The name as reports write it";
    own_means: "يعني دائمًا (ابحث بالاسم)", "Always means (search by name)";
    own_add: "أضف", "Add";
    own_added: "أُضيف «{name}»، وقُرئ من جديد: {read}.", "“{name}” was added. Read again: {read}.";
    own_removed: "حُذف «{name}»، وقُرئ من جديد: {read}.", "“{name}” was removed. Read again: {read}.";
    own_remove: "احذف", "Remove";
    own_none: "لا شيء هنا بعد.", "Nothing here yet.";
    own_no_word: "اكتب كلمة واحدة على الأقل.", "Write one word at least.";
    own_bad_point: "اكتب العرض ثم الطول وبينهما فاصلة، مثل 35.3312, 40.1409.", "Write latitude and longitude with a comma between, such as 35.3312, 40.1409.";
    own_share: "المشاركة والحفظ", "Share and keep";
    own_share_hint: "الملف يفتحه زميلك هنا، ويقرؤه برنامج سطر الأوامر (\u{2066}--own\u{2069}). ما ينفع الجميع أرسله إلينا: كيف؟ في CONTRIBUTING.", "A colleague opens the file here, and the command-line program reads it (--own). Send us what would serve everyone: CONTRIBUTING says how.";
    own_save: "احفظها ملفًا", "Save as a file";
    own_open: "افتح ملف زميل", "Open a colleague’s file";
    own_opened: "أُضيف من الملف: {added}. كان هنا من قبل: {same}.", "Added from the file: {added}. Here before: {same}.";
    own_conflicts: "يختلف الملف عما عندك", "The file differs from what you have";
    own_mine: "عندك", "Yours";
    own_theirs: "في الملف", "In the file";
    own_keep_mine: "أبقِ ما عندي", "Keep mine";
    own_take_theirs: "خذ ما في الملف", "Take the file’s";
    own_bad_rows: "في الملف {n} لا يمكن استعمالها: {what}", "In the file, {n} can’t be used: {what}";
    own_always: "اقرأ «{name}» هكذا دائمًا", "Always read “{name}” as this";
    own_always_done: "من الآن يُقرأ «{name}» هكذا دائمًا: {place}.", "From now on “{name}” always means {place}.";
    places_pick: "اختر ملف أماكن", "Choose a file of places";
    places_taken: "انضم إلى البحث {n} من «{file}».", "{n} from “{file}” joined the look-up.";
    places_nameless: "بلا اسم عربي، فلا يعنيه خبر عربي: {n}.", "Without an Arabic name, so that no Arabic report can mean them: {n}.";
    places_wrong: "لم يُؤخذ، لخطأ فيه: {n}.", "Not taken, because something is wrong in them: {n}.";
    places_wrong_line: "السطر {n}: {why}", "Row {n}: {why}";
    places_columns: "ماذا في كل عمود؟ صحّح ما أُخطئ تخمينه.", "What does each column hold? Correct what was guessed wrong.";
    places_column: "العمود «{name}»", "Column “{name}”";
    places_none: "لم يُؤخذ مكان واحد. اختر أي الأعمدة هو الاسم العربي والعرض والطول.", "No place was taken. Choose which columns are the Arabic name, latitude and longitude.";
    places_close: "تم", "Done";
    field_skip: "لا يُستعمل", "Not used";
    field_name_ar: "الاسم العربي", "Arabic name";
    field_name_en: "الاسم الإنكليزي", "English name";
    field_also: "أسماء أخرى", "Other names";
    field_code: "المعرّف", "Id";
    field_admin_ar: "المحافظة بالعربية", "Governorate in Arabic";
    field_admin_en: "المحافظة بالإنكليزية", "Governorate in English";
    field_people: "عدد السكان", "Inhabitants";
}
