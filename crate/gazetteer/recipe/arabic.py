"""Arabic place names: which strings are fit for use, how they are tidied, and the key two spellings share.

`place_key` repeats `rasid_core::place::place_key`; the compiler uses the original, the copy here only decides which
rows of two sources are the same place.
"""

import re
import unicodedata
from collections import Counter

LETTERS = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
TYPE_WORDS = (
    "محافظة ولاية منطقة إمارة امارة إقليم اقليم بلدية شعبية استان مدينة مدينه بلدة قرية قريه قضاء ناحية مديرية"
    " مركز محلية معتمدية لواء جهة دائرة إدارة شهرستان مقاطعة عزلة"
).split()
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ة": "ه", "ؤ": "و", "ک": "ك"})


def tidy(text: str) -> str:
    """One clean name, or nothing: marks and Latin tails dropped, Persian letters set right, the rest must be Arabic."""
    text = MARKS.sub("", unicodedata.normalize("NFKC", text))
    text = text.replace("ک", "ك").replace("ی", "ي").replace("ٱ", "ا").replace("ہ", "ه").replace("ھ", "ه")
    text = re.sub(r"\(.*?\)", " ", text)
    text = re.sub(r"[\u2d30-\u2d7f]+|[A-Za-zÀ-ɏ'’`]+", " ", text)
    text = re.sub(r"[-–_/]+", " ", text).strip(" .,،")
    text = re.sub(r"\s+", " ", text)
    letters = text.replace(" ", "")
    if len(letters) < 2 or any(c not in LETTERS for c in letters):
        return ""
    # No Arabic word begins so; these are Uyghur and Kurdish spellings («ئاممان»).
    if re.search(r"(^| )[ئؤ]", text):
        return ""
    # ى and ة end a word; inside one they are a slip of the keyboard («هىمس»).
    if re.search(r"[ىة](?! |$)", text):
        return ""
    # A letter that stands alone is a word cut in two by a slip («د مشق»).
    if any(len(word) == 1 for word in text.split()):
        return ""
    return text


def without_type(name: str) -> str:
    """The name without a leading محافظة / ولاية …; المنطقة الشرقية keeps its own."""
    words = name.split()
    while len(words) > 1 and words[0] in TYPE_WORDS:
        words = words[1:]
    return " ".join(words)


def place_key(name: str) -> str:
    out = []
    for word in re.findall(r"\w+", MARKS.sub("", name).translate(FOLD)):
        if word.startswith("ال") and len(word) > 4:
            word = word[2:]
        out.append(word.replace("ء", ""))
    return "".join(out)


def best(names: list[str]) -> str:
    """Of several spellings, the one a newsroom would print.

    GeoNames does not say which language a string is in; Uyghur and Kurdish ones lack the Arabic consonants (ترابلس),
    so those count first, then how many spellings agree on the key, then ال, hamza and ة written out.
    """
    agreeing = Counter(place_key(n) for n in names)
    spelled = set(names)

    def rank(name: str) -> tuple:
        return (
            name.count(" ") > 2,
            -sum(c in "طصضظحعقذث" for c in name),
            -agreeing[place_key(name)],
            # «ديرالزور» and «الرمادى» are the careless forms of «دير الزور» and «الرمادي».
            -name.count(" "),
            name.endswith("ى") and name[:-1] + "ي" in spelled,
            not name.startswith("ال"),
            -sum(c in "أإآئؤء" for c in name),
            -name.count("ة"),
            len(name),
            name,
        )

    return min(names, key=rank)


def latin(text: str) -> str:
    """A plain Latin spelling: no macrons or dots under letters, no ayn and hamza signs."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub("[‘’ʻʼ`´ʿʾ]", "'", plain).replace("ı", "i").replace("ə", "a")
    plain = re.sub(r"^'|'$|(?<= )'", "", plain)
    return re.sub(r"\s+", " ", plain).strip()
