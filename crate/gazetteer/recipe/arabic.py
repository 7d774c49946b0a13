"""Arabic place names: which strings are fit for use, how they are tidied, and the key two spellings share.

`place_key` repeats `rasid_core::place::place_key`; the compiler uses the original, the copy here only decides which
rows of two sources are the same place.
"""

import re
import unicodedata

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


def best(names: list[str], latin: str) -> str:
    """Of several spellings, the one a newsroom would print: hamza and ة written out, ال where the Latin name has it."""
    wants_article = bool(re.match(r"(?i)(al|ar|as|ash|at|ad|an|az|el|ed|es|et)[ -]", latin))

    def rank(name: str) -> tuple:
        return (
            name.startswith("ال") != wants_article,
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
