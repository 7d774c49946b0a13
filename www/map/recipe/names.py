"""Which of the Arabic-looking alternate names of a town is its Arabic name.

GeoNames gives alternates without a language: the list for Amman holds عمان but also «ئاممان» (Uyghur), and Beirut's holds one of its quarters.
Two tests: only letters of the Arabic alphabet proper, and the consonants must agree with those of the Latin name.
Left out: vowels, which neither script writes reliably.
"""
import re
import unicodedata
from difflib import SequenceMatcher

ARABIC_ONLY = re.compile(r"^[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي \-]+$")
KIND_OF_PLACE = re.compile(r"^(مدينة|بلدة|قرية|ناحية|قضاء|مديرية|محافظة|ولاية|منطقة|محلية|شعبية|جمهورية|مملكة|دولة|إقليم|مقاطعة|مركز|دائرة|ضلع) ")
SOUNDS = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhhddrzsssdtdjfkklmnh"))
DIGRAPHS = [("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("th", "t"), ("dh", "d"), ("gh", "j"), ("dj", "j"), ("ou", ""), ("ph", "f")]
LATIN = str.maketrans({"q": "k", "c": "k", "g": "j", "p": "b", "v": "f", "x": "ks"} | dict.fromkeys("aeiouyw", ""))
ENOUGH = 0.72


def best(latin, alternates, trusted=(), surely=False):
    """The alternate whose consonants agree best with `latin`, or None. A name that `trusted` holds too wins a near tie. `surely` asks for full agreement."""
    scored = []
    for name in alternates:
        name = tidy(name)
        if not ARABIC_ONLY.match(name) or re.search(r"ئ[^اي ]?ا|^ئ", name):
            continue
        score = agreement(latin, name) + (0.1 if name in trusted else 0) + 0.01 * ("ال" == name[:2]) + 0.005 * bool(re.search("[أإآ]", name)) - 0.02 * name.count(" ")
        scored.append((score, name))
    score, name = max(scored, default=(0, None))
    return name if score >= (0.99 if surely else ENOUGH) else None


def tidy(name):
    name = re.sub("[\u064b-\u0652\u0670\u0640\u200c-\u200f]", "", unicodedata.normalize("NFC", name)).strip()
    return KIND_OF_PLACE.sub("", name)


def agreement(latin, arabic):
    return SequenceMatcher(None, latin_bones(latin), arabic_bones(arabic)).ratio()


def latin_bones(name):
    name = unicodedata.normalize("NFD", name.lower())
    name = re.sub("[^a-z \\-]", "", name)
    name = re.sub(r"(^|[ \-])(a[lrsdntz]|ash|adh|ath|el|es|er|ed|en|et|ez)[ \-]", " ", name)
    name = re.sub(r"h\b", "", name)
    for pair, sound in DIGRAPHS:
        name = name.replace(pair, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub("[ -]", "", name.translate(LATIN)))


def arabic_bones(name):
    name = re.sub(r"(^| )ال", " ", name)
    name = re.sub(r"[هة]( |$)", " ", name)
    return re.sub(r"(.)\1+", r"\1", "".join(SOUNDS.get(letter, "") for letter in name))
