"""The field that the seal stands in, made before it is filled and part of the document's structure.

A field that pyHanko makes by itself is no part of the structure tree and breaks PDF/UA. This one is a *Form*
element at the end of the document, with a name that is read aloud and no place on the page.
"""

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

FIELD = "Installationens segl"
INVISIBLE = (0, 0, 0, 0)
PRINT_AND_LOCKED = 132


class SealWriter(IncrementalPdfFileWriter):
    """Appends to a PDF and leaves its metadata alone.

    pyHanko 0.38 writes the XMP packet anew and turns ``namespaceURI`` of the extension schema into a
    resource, which breaks PDF/A. A test holds this override to what it is for.
    """

    def _update_meta(self) -> None:
        pass


def prepare(writer: SealWriter) -> None:
    """Add the empty, tagged field on the last page. Nothing is written before the seal is."""
    root = writer.root
    tree = root["/StructTreeRoot"]
    page = _last_page(writer)
    number = _next_number(tree)
    widget = writer.add_object(_widget(page, number))
    element = writer.add_object(
        _dictionary(
            Type=NameObject("/StructElem"),
            S=NameObject("/Form"),
            P=_document_reference(tree),
            Pg=page,
            T=TextStringObject(FIELD),
            K=_dictionary(Type=NameObject("/OBJR"), Obj=widget, Pg=page),
        )
    )
    _append(writer, _document(tree), "/K", element)
    _number(writer, tree, number, element)
    _append(writer, page.get_object(), "/Annots", widget)
    page.get_object()["/Tabs"] = NameObject("/S")
    writer.mark_update(page.reference)
    form = _dictionary(Fields=ArrayObject([widget]), SigFlags=NumberObject(3))
    root["/AcroForm"] = writer.add_object(form)
    writer.update_root()


def _widget(page: generic.IndirectObject, number: int) -> DictionaryObject:
    return _dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Widget"),
        FT=NameObject("/Sig"),
        T=TextStringObject(FIELD),
        TU=TextStringObject(FIELD),
        Rect=ArrayObject(NumberObject(side) for side in INVISIBLE),
        F=NumberObject(PRINT_AND_LOCKED),
        P=page,
        StructParent=NumberObject(number),
    )


def _last_page(writer: SealWriter) -> generic.IndirectObject:
    count = int(writer.root["/Pages"]["/Count"])
    reference, _resources = writer.find_page_for_modification(count - 1)
    return generic.IndirectObject(reference.idnum, reference.generation, writer)


def _document_reference(tree: DictionaryObject) -> generic.IndirectObject:
    top = tree.raw_get("/K")
    found: generic.IndirectObject = top.raw_get(0) if isinstance(top, ArrayObject) else top
    return found


def _document(tree: DictionaryObject) -> DictionaryObject:
    found: DictionaryObject = _document_reference(tree).get_object()
    return found


def _next_number(tree: DictionaryObject) -> int:
    """The first free number of the tree that leads from annotations to their elements."""
    used = [int(tree.get("/ParentTreeNextKey", 0)), 1 + _highest(tree["/ParentTree"])]
    return max(used)


def _highest(node: DictionaryObject) -> int:
    if "/Nums" in node:
        return int(node["/Nums"][-2]) if len(node["/Nums"]) else -1
    return max((_highest(kid.get_object()) for kid in node["/Kids"]), default=-1)


def _number(writer: SealWriter, tree: DictionaryObject, number: int, element: generic.IndirectObject) -> None:
    parents = tree["/ParentTree"]
    key = NumberObject(number)
    if "/Nums" in parents:
        parents["/Nums"].extend([key, element])
        writer.update_container(parents["/Nums"])
    else:
        leaf = _dictionary(Limits=ArrayObject([key, key]), Nums=ArrayObject([key, element]))
        parents["/Kids"].append(writer.add_object(leaf))
        writer.update_container(parents["/Kids"])
    tree["/ParentTreeNextKey"] = NumberObject(number + 1)
    writer.update_container(parents)
    writer.update_container(tree)


def _append(writer: SealWriter, owner: DictionaryObject, name: str, item: generic.IndirectObject) -> None:
    """Add to a list that may be missing, a single thing, or a list that stands elsewhere."""
    there = owner.get(name)
    if isinstance(there, ArrayObject):
        there.append(item)
        writer.update_container(there)
    elif there is None:
        owner[name] = ArrayObject([item])
    else:
        owner[name] = ArrayObject([owner.raw_get(name), item])
    writer.update_container(owner)


def _dictionary(**entries: generic.PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})
