"""What the sources leave open about fleksløntilskud, each as a named choice with a default that is shown."""

from __future__ import annotations

from fleksjob.engine import Policy

SATSER_FOR = Policy(
    name="satser_for",
    da="Hvilken måneds satser gælder?",
    en="Which month's rates apply?",
    choices=("udbetalingsmaaned", "indkomstmaaned"),
    warning="Vi bruger satserne i udbetalingsmåneden. "
    "Reglerne, vi har set, siger ikke, om satserne følger indkomstens måned.",
    warning_en="We use the rates of the payment month. The rules we have seen do not say whether "
    "the rates follow the month of the income.",
    kilde="Ikke set i BEK om fleksløntilskud",
)
ANDEN_LOEN = Policy(
    name="loenloft_medregner_anden_loen",
    da="Tæller anden løn med i lønloftet?",
    en="Does other wage count in the cap?",
    choices=("nej", "ja"),
    warning="Vi regner kun fleksjobbets løn med i lønloftet, som loven siger. "
    "Bekendtgørelsen taler også om andre indtægter.",
    warning_en="We count only the wage of the fleksjob in the cap, as the Act says. The order "
    "also speaks of other income.",
    kilde="LAB § 123, stk. 3, mod BEK om fleksløntilskud § 1, stk. 1, nr. 4",
    alias="cap_other_income",
)
YDELSER = Policy(
    name="loenloft_medregner_ydelser",
    da="Tæller sygedagpenge og barselsdagpenge med i lønloftet?",
    en="Do sickness and maternity benefits count in the cap?",
    choices=("nej", "ja"),
    warning="Vi regner ikke ydelser med i lønloftet. "
    "Bekendtgørelsen taler om andre indtægter, men den regel er ikke set.",
    warning_en="We do not count benefits in the cap. The order speaks of other income, but that "
    "rule was not seen.",
    kilde="BEK om fleksløntilskud § 1, stk. 1, nr. 4, og § 3, stk. 3",
)
UDEN_LOEN = Policy(
    name="intet_loenloft_uden_loen",
    da="Falder lønloftet bort i en måned uden løn?",
    en="Is there no cap in a month without wage?",
    choices=("nej", "ja"),
    warning="Vi bruger lønloftet også i en måned uden løn. Om det gælder der, er ikke set.",
    warning_en="We use the cap in a month without wage too. Whether it applies there was not seen.",
    kilde="LAB § 124, stk. 3; ikke set",
)
KUN_UDEN_LOEN = Policy(
    name="ydelse_fradrages_kun_uden_loen",
    da="Trækkes ydelsen kun fra i en måned uden løn?",
    en="Is the benefit deducted only in a month without wage?",
    choices=("nej", "ja"),
    warning="Vi trækker ydelsen fra krone for krone, også når der er løn. "
    "Reglen er set for barsel; for sygdom er det vores slutning.",
    warning_en="We deduct the benefit krone for krone, also where there is wage. The rule was "
    "seen for maternity; for sickness it is our inference.",
    kilde="BEK om fleksløntilskud § 9, stk. 1-2; §§ 7-8 ikke set",
)
DIVISOR = Policy(
    name="ledighedsydelse_divisor",
    da="Hvor mange dage deles måneden i ved ledighedsydelse?",
    en="How many days is the month divided into?",
    choices=("21,6667", "260/12"),
    warning="Vi deler måneden i 21,6667 dage. "
    "Tallet er set for løn og ydelse i samme måned, ikke for ledighedsydelse.",
    warning_en="We divide the month into 21.6667 days. The number was seen for wage and benefit "
    "in one month, not for ledighedsydelse.",
    kilde="BEK om fleksløntilskud § 2, stk. 2, og § 10",
)
ATP_AFRUNDING = Policy(
    name="atp_afrunding",
    da="Afrundes ATP?",
    en="Is ATP rounded?",
    choices=("ingen", "hele kroner"),
    warning="Vi afrunder ikke ATP til hele kroner. Hvordan ATP afrundes, er ikke set.",
    warning_en="We do not round ATP to whole kroner. How ATP is rounded was not seen.",
    kilde="LAB § 137",
)
HVERT_LED = Policy(
    name="afrund_hvert_led",
    da="Afrundes hvert fradrag til hele kroner?",
    en="Is each deduction rounded to whole kroner?",
    choices=("nej", "ja"),
    warning="Vi afrunder først til sidst, til ører. Nogle kommuner afrunder hvert fradrag til hele kroner.",
    warning_en="We round only at the end, to øre. Some municipalities round each deduction to whole kroner.",
    kilde="STAR og København regner eksakt; Billund afrunder hvert led",
)

FJORTENDAGESLOEN = Policy(
    name="fjortendagesloen",
    da="Hvordan bliver løn for 14 dage til en måned?",
    en="How does pay for 14 days become a month?",
    choices=("26/12", "to loendage"),
    warning="Vi regner 14-dages løn om med 26/12. Hvordan kommunen skal gøre, er ikke set.",
    warning_en="We convert pay for 14 days by 26/12. How the municipality should do it was not seen.",
    kilde="Ikke set i BEK om fleksløntilskud",
)
LOENLOFT_HAEVES = Policy(
    name="loenloft_haeves_med",
    da="Hvor meget hæves lønloftet, når ferietillæg eller fritvalg udbetales?",
    en="By how much is the cap raised when holiday supplement or fritvalg is paid out?",
    choices=("fuldtidsbeloebet", "udbetalingen"),
    warning="Lønloftet skal hæves i måneden. Vi hæver med det samme beløb på fuld tid. "
    "Hvor meget det skal hæves, er ikke set.",
    warning_en="The cap must be raised this month. We raise it by the same payout at full time. "
    "By how much it should be raised was not seen.",
    kilde="Principmeddelelse 14-22; beløbet ikke set",
)
TABT_ARBEJDSFORTJENESTE = Policy(
    name="loenloft_medregner_tabt_arbejdsfortjeneste",
    da="Tæller tabt arbejdsfortjeneste med i lønloftet?",
    en="Does compensation for lost earnings count in the cap?",
    choices=("ja", "nej"),
    warning="Vi regner tabt arbejdsfortjeneste med i lønloftet. "
    "Bekendtgørelsen regner den som løn. Om den tæller i lønloftet, er ikke set.",
    warning_en="We count compensation for lost earnings in the cap. "
    "The order treats it as wage. Whether it counts in the cap was not seen.",
    kilde="BEK om fleksløntilskud § 11; § 3, stk. 3, ikke set",
)
DELMAANED = Policy(
    name="delmaaned",
    da="Hvordan regnes en måned, der ikke er hel?",
    en="How is a month computed that is not whole?",
    choices=("hverdage af 21,6667", "hele maaneden"),
    warning="Vi deler højeste tilskud efter hverdage af 21,6667, men ikke beløbsgrænsen. "
    "Hvordan en del af en måned regnes, er ikke set.",
    warning_en="We divide the highest subsidy by workdays of 21.6667, but not the threshold. "
    "How part of a month is computed was not seen.",
    kilde="BEK om fleksløntilskud § 2, stk. 2, gælder løn og ydelse i samme måned",
)
LOENLOFT_DELMAANED = Policy(
    name="loenloft_i_delmaaned",
    da="Er lønloftet helt i en måned, der ikke er hel?",
    en="Is the cap whole in a month that is not?",
    choices=("helt", "forholdsmaessigt"),
    warning="Vi bruger hele lønloftet i en måned, der ikke er hel. Om det skal deles, er ikke set.",
    warning_en="We use the whole cap in a month that is not whole. Whether it is divided was not seen.",
    kilde="LAB § 123, stk. 3; ikke set",
)

ALLE = (
    SATSER_FOR,
    ANDEN_LOEN,
    YDELSER,
    UDEN_LOEN,
    KUN_UDEN_LOEN,
    DIVISOR,
    ATP_AFRUNDING,
    HVERT_LED,
    FJORTENDAGESLOEN,
    LOENLOFT_HAEVES,
    TABT_ARBEJDSFORTJENESTE,
    DELMAANED,
    LOENLOFT_DELMAANED,
)
"""`satser_for` chooses the day whose law is asked; the others are symbols in the rules."""
