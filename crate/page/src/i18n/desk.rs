//! The words of the desk: what is said while files are read, incidents joined and split, sources graded, files made.
//!
//! The same rules as in `words.rs`.

super::texts! {
    Desk

    // reading files
    reading_n: "قُرئ {n} من {all}", "{n} of {all} read";
    stop: "أوقف القراءة", "Stop reading";
    stopped: "أُوقفت القراءة. ما قُرئ باقٍ: {n}", "Reading was stopped. What was read stays: {n}";
    report: "تقرير القراءة", "What was read";
    report_read: "قُرئ: {n}", "Read: {n}";
    report_refused: "لم يُقرأ: {n}", "Not read: {n}";
    report_twins: "موجود من قبل: {n}", "Here before: {n}";
    twin: "هو نفسه «{name}»", "The same as “{name}”";
    alike: "يكاد يكون «{name}»", "Nearly the same as “{name}”";
    report_close: "أخفِ التقرير", "Hide the report";
    pick_folder: "اختر مجلدًا", "Choose a folder";
    encoding_name: "الترميز", "Encoding";
    encoding_guessed: "مُخمَّن", "guessed";
    encoding_hint: "إن بدت الحروف مشوّهة فاختر ترميزًا آخر", "If the letters look garbled, choose another encoding";
    encoding_kept: "لم تُقرأ بهذا الترميز، فبقيت كما كانت.", "It can’t be read in this encoding, so it stays as it was.";
    tables: "أعمدة الجدول", "Columns of the table";
    tables_hint: "كل صف خبر. أي الأعمدة فيه النص، وأيها العنوان والتاريخ والوسيلة والرابط؟", "Each row is an article. Which column holds the text, and which the title, date, outlet and address?";
    tables_none: "اختر العمود الذي فيه نص الخبر.", "Choose the column that holds the article’s text.";
    tables_read: "اقرأ {n}", "Read {n}";
    column_text: "النص", "Text";
    column_title: "العنوان", "Title";
    column_date: "تاريخ النشر", "Publication date";
    column_outlet: "الوسيلة", "Outlet";
    column_url: "الرابط", "Address";
    column_none: "لا عمود", "No column";

    table_back: "من جدول راصد، ما تغيّر: {n}. للتراجع: u", "From Rasid’s table, changed: {n}. To undo: u";
    table_unknown: "ليست هنا: {n}؛ افتح عملك المحفوظ أو المقالات أولًا، ثم الجدول.", "Not here: {n}; open your saved work or the articles first, then the table.";
    table_wrong: "لم تُؤخذ {n}: {why}", "{n} not taken: {why}";

    // joining and splitting
    dossier: "الحادثة ومصادرها", "The incident and its sources";
    dossier_one: "مصدر واحد. إن روته مقالات أخرى فادمجها هنا.", "One source. If other articles report it too, merge them here.";
    dossier_many: "ما تقوله المصادر جنبًا إلى جنب. المختلف معلَّم.", "What the sources say, side by side. What differs is marked.";
    differs: "مختلف", "differs";
    said_by: "المصادر: {n}", "Sources: {n}";
    disagree: "تختلف المصادر: {field}", "Sources disagree: {field}";
    merge: "ادمج", "Merge";
    merge_with: "ادمج مع حادثة أخرى", "Merge with another incident";
    merge_hint: "الأقرب نوعًا ومكانًا وتاريخًا أولًا. تبقى قيم هذه الحادثة، وتُحفظ قيم الأخرى معها.", "The nearest in type, place and date first. The values of this incident stay; those of the other are kept beside them.";
    merge_search: "ابحث في الحوادث", "Search the incidents";
    merge_none: "لا حادثة أخرى تشبهها.", "No other incident resembles it.";
    merged: "دُمجت. للتراجع: u", "Merged. To undo: u";
    unmerge: "افصل", "Separate";
    unmerged: "فُصلت.", "Separated.";
    split: "اقسم", "Split";
    split_done: "نُسخت الحادثة: صحّح كل نسخة وحدها. للتراجع: u", "The incident was doubled: correct each by itself. To undo: u";
    made_badge: "أضفتها أنت", "Added by you";
    made_drop: "احذف ما أضفته", "Delete what you added";
    add_words: "أضف حادثة من الكلمات المحددة", "Add an incident from the selected words";
    add_none: "حدّد أولًا كلمات في نص المقال (بالفأرة، أو Shift مع الأسهم بعد F7)، ثم اضغط n.", "First select words in the article (by mouse, or Shift and arrows after F7), then press n.";
    add_done: "أُضيفت حادثة. أكمل حقولها.", "An incident was added. Fill in its fields.";

    // fields
    field_status: "هل وقعت", "Did it happen";
    field_precision: "دقة التاريخ", "Exactness of the date";
    field_none: "غير مذكور", "Not stated";
    actor_names: "الأسماء، بينها فاصلة", "Names, with commas between";
    grade: "تقدير المصدر", "Source grading";
    reliability: "موثوقية المصدر", "Reliability of the source";
    credibility: "صدقية المعلومة", "Credibility of the information";
    grade_none: "بلا تقدير", "Not graded";
    rel_a: "A – موثوق تمامًا", "A – completely reliable";
    rel_b: "B – موثوق عادةً", "B – usually reliable";
    rel_c: "C – موثوق إلى حد ما", "C – fairly reliable";
    rel_d: "D – غير موثوق عادةً", "D – not usually reliable";
    rel_e: "E – غير موثوق", "E – unreliable";
    rel_f: "F – لا يمكن تقديره", "F – cannot be judged";
    cred_1: "1 – أكدته مصادر أخرى", "1 – confirmed by others";
    cred_2: "2 – صحيح على الأرجح", "2 – probably true";
    cred_3: "3 – صحيح على الأغلب", "3 – possibly true";
    cred_4: "4 – مشكوك فيه", "4 – doubtful";
    cred_5: "5 – مستبعد", "5 – improbable";
    cred_6: "6 – لا يمكن تقديره", "6 – cannot be judged";

    // filter and table
    filter_side: "دورها", "Its side";
    columns: "الأعمدة", "Columns";
    scrolls: "الجدول أعرض من الشاشة: اسحبه جانبيًا لترى بقيته", "The table is wider than the screen: drag it sideways to see the rest";

    // figures
    fig_target: "بحسب المستهدَف", "By target";
    fig_unit: "وحدة الزمن", "Unit of time";
    unit_auto: "تلقائيًا", "Automatic";
    unit_day: "يومًا بيوم", "By day";
    unit_week: "أسبوعًا بأسبوع", "By week";
    unit_month: "شهرًا بشهر", "By month";
    unit_year: "سنة بسنة", "By year";

    // downloads
    download: "نزّل", "Download";
    export_open: "نزّل…", "Download…";
    export_every: "كل ما في النطاق، من غير المستبعد ({n})", "Everything in scope, without the rejected ({n})";
    export_what: "أي الحوادث", "Which incidents";
    export_where: "المواضع", "Places";
    export_exact: "كما هي", "As they are";
    export_rounded: "مقرّبة إلى نحو 11 كم", "Rounded to about 11 km";
    export_admin: "المحافظة فقط، بلا نقطة أدق منها", "The governorate only, no point finer than it";
    export_quotes: "مع اقتباسات من المقال", "With quotes from the article";
    export_quotes_hint: "قد تذكر القرية. إن أُزيلت والمواضع غير كما هي، أُزيلت معها العناوين والروابط والملاحظات.", "They may name the village. Without them, and with places not as they are, titles, addresses and notes stay out too.";
    export_tables: "جداول", "Tables";
    export_maps: "خرائط وخطوط زمن", "Maps and timelines";
    export_reports: "للقراءة والطباعة", "To read and print";
    export_research: "للباحثين", "For researchers";
    export_report_file: "تقرير HTML", "HTML report";
    export_formats_note: "صيغ ACLED وUCDP وBayanat على شكل بياناتهم وليست منها.", "The ACLED, UCDP and Bayanat formats have the shape of their data; they are not their data.";
    merged_note: "دُمجت معها: {titles}", "Merged with: {titles}";
    disagree_note: "تختلف المصادر – {what}", "Sources disagree – {what}";

    // keys
    key_merge: "مصادر الحادثة، والدمج", "Sources of the incident, and merging";
    key_split: "قسمة الحادثة اثنتين", "Split the incident in two";
    key_add: "حادثة من الكلمات المحددة", "An incident from the selected words";
    key_download: "التنزيل", "Download";
    key_library: "المكتبة", "Library";
}
