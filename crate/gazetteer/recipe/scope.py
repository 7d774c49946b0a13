"""Which countries and how small a place: the whole Arab League, Israel, Iran, Turkey, the Sahel and the Horn."""

# Overture has codes of its own for disputed areas; the filing follows Arabic news and is no claim.
REMAP = {"XG": "PS", "XW": "PS", "XH": "SY", "XY": "SD"}

# Smallest population of a place that carries one and lies outside the countries at war.
SMALLEST = {
    "DZ": 1500, "MA": 4000, "TN": 0, "SA": 500, "AE": 0, "TR": 5000, "IR": 6000,
    "ML": 0, "NE": 0, "BF": 0, "TD": 0, "ER": 0, "ET": 5000, "SS": 0, "NG": 25000,
}
EVERY = "SY IQ LB JO PS IL YE LY SD EG KW OM QA BH MR SO DJ KM EH".split()
COUNTRIES = set(EVERY) | set(SMALLEST)

# Suburbs and quarters are taken only where news names them; Turkish and Iranian ones would be 1,200 rows of noise.
QUARTERS = set("SY IQ LB JO PS IL YE LY SD EG SO".split())

# Where the local name is in another language, even when in Arabic letters.
NOT_ARABIC = set("IR TR IL ML NE BF TD ER ET SS NG".split())


def wanted(country: str, population: int) -> bool:
    return country in COUNTRIES and population >= SMALLEST.get(country, 0)


# Of the rest of the world the cities of this size: attacks, arrests and marches there are told in Arabic news too. Not of
# countries whose cities it hardly names (China, Japan), which would only be namesakes.
WORLD = set(
    "US CA GB IE FR DE NL BE LU ES PT IT CH AT SE NO DK FI PL CZ SK HU RO BG GR RS BA AL XK MK HR SI RU UA BY MD LT LV EE"
    " GE AM AZ KZ UZ TM TJ KG AF PK IN BD LK NP MM TH MY ID PH SG AU NZ CY GH CI SN GN GM SL LR TG BJ CM CF CD CG GA KE UG TZ"
    " RW BI MZ MW ZM ZW ZA AO MG MX CO VE HT CU DO BR AR CL PE EC BO"
    .split()
)
LARGE = 150_000


def of_world(country: str, population: int) -> bool:
    return country in WORLD and population >= LARGE
