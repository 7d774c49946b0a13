//! Why an input was not read, as a plain sentence in both languages that also says what to do.

use std::fmt;

/// A sentence for the user, in Arabic and in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub ar: String,
    pub en: String,
}

impl Refusal {
    pub(crate) fn new(ar: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ar: ar.into(), en: en.into() }
    }

    pub(crate) fn empty() -> Self {
        Self::new(
            "لا نص هنا. ألصق نص الخبر أو اختر ملفاً فيه نص.",
            "There is no text here. Paste the report or choose a file that has text in it.",
        )
    }

    pub(crate) fn binary() -> Self {
        Self::new(
            "هذا ملف ثنائي وليس نصاً. افتحه ببرنامجه وانسخ نصه ثم ألصقه هنا.",
            "This is binary data, not text. Open it in its own program, copy the text and paste it here.",
        )
    }

    pub(crate) fn damaged_archive() -> Self {
        Self::new(
            "هذا الملف المضغوط تالف أو مضغوط بطريقة غير معروفة. نزّله من جديد أو فكّه وأضف ملفاته.",
            "This packed file is damaged or packed in an unknown way. Download it again, or unpack it and add its files.",
        )
    }

    pub(crate) fn locked() -> Self {
        Self::new(
            "هذا الملف محمي بكلمة سر. فكّه بكلمة السر ثم أضفه.",
            "This file is locked with a password. Unpack it with the password and add it then.",
        )
    }

    pub(crate) fn bomb() -> Self {
        Self::new(
            "في هذا الملف المضغوط أكثر مما يُفتح هنا. فكّه وأضف ملفاته على دفعات.",
            "This packed file holds more than is opened here. Unpack it and add its files in parts.",
        )
    }

    pub(crate) fn several(articles: usize) -> Self {
        Self::new(
            format!("في هذا الملف {articles} من الأخبار لا خبر واحد. أضفه ملفاً كاملاً ليُقرأ كل خبر وحده."),
            format!(
                "This file holds {articles} articles, not one. Add it as a file so that each is read by itself."
            ),
        )
    }

    /// A file of a known kind that is not text, such as a PDF.
    pub(crate) fn known_binary(kind_ar: &str, kind_en: &str) -> Self {
        Self::new(
            format!("هذا {kind_ar} وليس نصاً. افتحه وانسخ نصه ثم ألصقه هنا، أو احفظه نصاً بترميز UTF-8."),
            format!(
                "This is {kind_en}, not text. Open it, copy its text and paste it here, or save it as UTF-8 text."
            ),
        )
    }

    pub(crate) fn too_large(bytes: usize) -> Self {
        // One decimal is enough to see how far over the limit it is.
        let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
        let size = format!("{}.{}", tenths / 10, tenths % 10);
        Self::new(
            format!("النص كبير جداً ({size} م.ب)، والحد 2 م.ب. قسّمه إلى أخبار وألصق كل خبر وحده."),
            format!(
                "This text is too large ({size} MB; the limit is 2 MB). Split it into articles and add them one by one."
            ),
        )
    }

    pub(crate) fn damaged_utf8(byte: usize) -> Self {
        Self::new(
            format!("يبدو الملف بترميز UTF-8 لكنه تالف عند البايت {byte}. نزّله أو احفظه من جديد."),
            format!(
                "This seems to be UTF-8, but it is damaged at byte {byte}. Download it or save it again."
            ),
        )
    }

    pub(crate) fn damaged(encoding: &str) -> Self {
        Self::new(
            format!("يبدو الملف بترميز {encoding} لكنه تالف. نزّله أو احفظه من جديد بترميز UTF-8."),
            format!("This seems to be {encoding}, but it is damaged. Download it again or save it as UTF-8."),
        )
    }

    pub(crate) fn unknown_encoding(guess: &str) -> Self {
        Self::new(
            format!(
                "الملف ليس بترميز UTF-8 ولا بترميز عربي معروف؛ يبدو أنه {guess}. افتحه في محرر نصوص واحفظه بترميز UTF-8."
            ),
            format!(
                "This is not UTF-8 and not a known Arabic encoding; it seems to be {guess}. Open it in a text editor and save it as UTF-8."
            ),
        )
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Refusal {}
