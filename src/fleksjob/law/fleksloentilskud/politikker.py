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

ALLE = (SATSER_FOR, ANDEN_LOEN, YDELSER, UDEN_LOEN, KUN_UDEN_LOEN, DIVISOR, ATP_AFRUNDING, HVERT_LED)
"""`satser_for` chooses the day whose law is asked; the others are symbols in the rules."""
