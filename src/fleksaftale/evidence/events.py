"""What can happen here, as the person concerned reads it in the log.

What is about an entry that only its owner sees, and about a package, stands in the log of that one alone.
"""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

ADDED = {
    "note": "journal.note_added",
    "file": "journal.file_added",
    "mail": "journal.mail_added",
}
CORRECTED = "journal.corrected"
MOVED = "journal.moved"
PASSED_ON = "journal.passed_on"
STRUCK = "journal.struck"
REMOVED = "journal.removed"
READ = "journal.read"
ENTRY_READ = "journal.entry_read"
FILE_READ = "journal.file_read"
DOCUMENTATION_READ = "documentation.read"
DOCUMENTATION_PDF = "documentation.pdf"
DOCUMENTATION_ZIP = "documentation.zip"
PACKAGE_MADE = "package.made"
PACKAGE_TOLD = "package.told"
PACKAGE_READ = "package.read"

kinds.declare(ADDED["note"], _("{actor} skrev et notat i journalen"))
kinds.declare(ADDED["file"], _("{actor} lagde en fil i journalen"))
kinds.declare(ADDED["mail"], _("{actor} lagde en mail i journalen"))
kinds.declare(CORRECTED, _("{actor} rettede noget i journalen"))
kinds.declare(MOVED, _("{actor} lod flere læse noget i journalen: {zone}"))
kinds.declare(PASSED_ON, _("{actor} gav noget i journalen videre til den nye leder"))
kinds.declare(STRUCK, _("{actor} stregede noget ud i journalen"))
kinds.declare(REMOVED, _("{actor} slettede noget, som kun {actor} kunne se"))
kinds.declare(READ, _("{actor} åbnede journalen"))
kinds.declare(ENTRY_READ, _("{actor} læste noget i journalen"))
kinds.declare(FILE_READ, _("{actor} hentede en fil i journalen"))
kinds.declare(DOCUMENTATION_READ, _("{actor} åbnede dokumentationen"))
kinds.declare(DOCUMENTATION_PDF, _("{actor} hentede dokumentationen som PDF"))
kinds.declare(DOCUMENTATION_ZIP, _("{actor} hentede dokumentationen med filer (ZIP)"))
kinds.declare(PACKAGE_MADE, _("{actor} lavede en pakke til kommunen med: {parts}"))
kinds.declare(PACKAGE_TOLD, _("{actor} har lavet en pakke til kommunen"))
kinds.declare(PACKAGE_READ, _("{actor} hentede en pakke til kommunen"))
