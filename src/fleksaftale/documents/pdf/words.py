"""The fixed words of the printed documents. What is asked stands in the template, not here."""

from fleksaftale.documents.template import Text

BACK_PAGE = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "template": Text("Opfølgning, skabelon {version}", "Follow-up, template {version}"),
    "how": Text(
        "Brug en side, hver gang I holder samtale. Skriv, hvad der er brug for – ikke hvad nogen fejler. "
        "Fortæl kommunen om ændringer i timer, opgaver og hensyn, også små.",
        "Use one page each time you talk. Write what is needed – not what is wrong with anybody. "
        "Tell the municipality of changes in hours, tasks and adjustments, small ones too.",
    ),
    "employee_name": Text("Den ansatte", "The employee"),
    "leader_name": Text("Lederen", "The manager"),
    "workplace": Text("Arbejdsplads", "Workplace"),
    "date": Text("Dato for samtalen", "Date of the talk"),
    "questions": Text("Spørgsmål til opfølgningssamtalen", "Questions for the follow-up talk"),
    "yes": Text("Ja", "Yes"),
    "no": Text("Nej", "No"),
    "leader_signs": Text("Dato og underskrift, arbejdsgiver", "Date and signature, employer"),
    "employee_signs": Text("Dato og underskrift, fleksjobansat", "Date and signature, employee"),
    "hensyn": Text("Sådan virker de aftalte hensyn", "How the agreed adjustments work"),
    "last_time": Text("Sidst", "Last time"),
    "actions": Text("Aftalt sidst", "Agreed last time"),
    "done": Text("Gjort", "Done"),
    "not_done": Text("Skal stadig gøres", "Still to do"),
}

AGREEMENT = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "workplace": Text("Arbejdsplads", "Workplace"),
    "parties": Text("Parterne", "The parties"),
    "summary": Text("Kort fortalt", "In short"),
    "fingerprint": Text("Fingeraftryk (SHA-256)", "Fingerprint (SHA-256)"),
    "no_answer": Text("Ikke besvaret", "Not answered"),
    "signatures": Text("Underskrifter", "Signatures"),
    "name": Text("Navn", "Name"),
    "role": Text("Rolle", "Role"),
    "signed_at": Text("Tidspunkt", "Time"),
    "level": Text("Sådan er det bekræftet", "How it was confirmed"),
    "not_signed_yet": Text("Ikke underskrevet endnu", "Not signed yet"),
    "unsigned": Text("Ikke underskrevet", "Not signed"),
    "unsigned_explained": Text(
        "Dette er et udkast. Det gælder først, når begge parter har skrevet under.",
        "This is a draft. It applies only when both parties have signed.",
    ),
    "partly_signed": Text("Ikke underskrevet af alle", "Not signed by everybody"),
    "partly_signed_explained": Text(
        "Det gælder først, når begge parter har skrevet under.",
        "It applies only when both parties have signed.",
    ),
    "about_signatures": Text(
        "Underskrifterne gælder netop denne version. "
        "Den sidste kolonne siger, hvordan vi ved, hvem der skrev under.",
        "The signatures hold for exactly this version. The last column says how we know who signed.",
    ),
    "about_fingerprint": Text(
        "Fingeraftrykket er et tal, der er regnet ud af hele indholdet i {called}. "
        "Det står nederst på alle sider. Bliver blot ét tegn ændret, bliver fingeraftrykket et andet.",
        "The fingerprint is a number computed from the whole content of {called}. "
        "It stands at the foot of every page. If a single character changes, the fingerprint changes.",
    ),
    "about_content": Text(
        "Indholdet ligger i filen {name}, som er vedhæftet denne PDF. Fingeraftrykket er filens SHA-256.",
        "The content is in the file {name}, attached to this PDF. "
        "The fingerprint is the SHA-256 of that file.",
    ),
    "about_attached": Text("Også vedhæftet: {names}.", "Also attached: {names}."),
    "about_seal": Text(
        "Filen har installationens segl. Seglet viser, om filen er ændret, efter at begge skrev under. "
        "Det er ikke en kvalificeret elektronisk underskrift.",
        "The file bears the installation's seal. It shows whether the file was changed after both signed. "
        "It is not a qualified electronic signature.",
    ),
    "check_seal": Text(
        "Alle kan kontrollere seglet på {address} eller med et almindeligt PDF-program.",
        "Anybody can check the seal at {address} or with an ordinary PDF program.",
    ),
    "seal_awaited": Text(
        "Filen har endnu ikke installationens segl. Hent den igen senere. Underskrifterne gælder.",
        "The file does not yet bear the installation's seal. Fetch it again later. The signatures hold.",
    ),
    "paper": Text("Underskrevet på papir", "Signed on paper"),
    "paper_explained": Text(
        "Der er skrevet under med pen. Programmet kender det, der er skrevet ind, og scanningen. "
        "Det kan ikke se, hvem der holdt pennen.",
        "It was signed with a pen. The program knows what was typed in, and the scan. "
        "It cannot see who held the pen.",
    ),
    "paper_hashes": Text(
        "Scanningen er gemt for sig, og begge kan hente den. Her er fingeraftryk af scanningen og {called}:",
        "The scan is kept apart, and both can fetch it. Here are fingerprints of the scan and {called}:",
    ),
    "paper_content": Text("Indholdet af {called} (aftale.json)", "Content of {called} (aftale.json)"),
    "notes": Text("Bemærkninger", "Remarks"),
    "replaced": Text(
        "Tegn, der ikke kan trykkes, står som [U+…], tegnets nummer. Den nøjagtige tekst ligger i den "
        "vedhæftede fil.",
        "Characters that cannot be printed stand as [U+…], the number of the character. The exact text is in "
        "the attached file.",
    ),
}

BLANK = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "form": Text("Blanket til at udfylde i hånden", "Form to fill in by hand"),
    "how": Text(
        "Skriv tydeligt, og sæt kryds i felterne. Mangler der plads, så skriv videre på et ark til, og skriv "
        "spørgsmålets nummer på det.",
        "Write clearly and tick the boxes. If you need more room, go on with another sheet and write the "
        "number of the question on it.",
    ),
    "no_diagnosis": Text(
        "Skriv, hvad der er brug for – ikke hvad den ansatte fejler.",
        "Write what is needed – not what is wrong with the employee.",
    ),
    "parties": Text("Parterne", "The parties"),
    "employee": Text("Den ansatte", "The employee"),
    "employer": Text("Arbejdsgiveren", "The employer"),
    "employee_name": Text("Den ansattes navn", "Name of the employee"),
    "leader_name": Text("Nærmeste leders navn", "Name of the line manager"),
    "workplace": Text("Arbejdsplads", "Workplace"),
    "version": Text("Version nr.", "Version no."),
    "version_hint": Text("Den første aftale er nr. 1.", "The first agreement is no. 1."),
    "template": Text("Skabelon {version}", "Template {version}"),
    "hours": Text("timer", "hours"),
    "minutes": Text("minutter", "minutes"),
    "day": Text("dag", "day"),
    "month": Text("måned", "month"),
    "year": Text("år", "year"),
    "every_second_month": Text("Hver 2. måned", "Every 2 months"),
    "every": Text("Hver", "Every"),
    "weeks": Text("uge", "weeks"),
    "months": Text("måned", "months"),
    "until": Text("indtil", "until"),
    "then_every": Text("Derefter hver", "Then every"),
    "next_talk": Text("Næste opfølgning senest", "Next follow-up at the latest"),
    "next_talk_hint": Text(
        "Skriv en dato, og sæt den i kalenderen med det samme.",
        "Write a date, and put it in the calendar at once.",
    ),
    "signature_section": Text("Underskrift", "Signature"),
    "signature_hint": Text(
        "Når begge har skrevet under, gælder aftalen fra startdatoen. Tag en kopi til hver.",
        "When both have signed, the agreement applies from the start date. Make a copy for each of you.",
    ),
    "date": Text("Dato", "Date"),
    "signature": Text("Underskrift", "Signature"),
    "block_letters": Text("Navn med blokbogstaver", "Name in block letters"),
    "initials": Text("Initialer", "Initials"),
    "initials_employee": Text("ansat", "employee"),
    "initials_leader": Text("leder", "manager"),
}

TALK = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "sheet": Text("Ark til samtalen", "Sheet for the talk"),
    "how": Text(
        "Tag ét emne ad gangen. I behøver ikke nå dem alle. Skriv det, I er enige om, på linjerne.",
        "Take one topic at a time. You need not get through them all. Write what you agree on on the lines.",
    ),
    "no_diagnosis": Text(
        "Skriv, hvad der er brug for – ikke hvad den ansatte fejler.",
        "Write what is needed – not what is wrong with the employee.",
    ),
    "who": Text("Hvem taler sammen", "Who is talking"),
    "date": Text("Dato", "Date"),
    "so_far": Text("Det har I skrevet sammen", "What you have written together"),
    "to_agreement": Text("Med i aftalen", "Into the agreement"),
    "not_signed": Text(
        "Arket er til jeres samtale. I skriver ikke under på det.",
        "The sheet is for your talk. Nobody signs it.",
    ),
}


def words(texts: dict[str, Text], language: str) -> dict[str, str]:
    return {key: text.in_language(language) for key, text in texts.items()}
