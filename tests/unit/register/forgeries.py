"""The forgeries that verification must find: name → the forgery, and a pattern of what names its row."""

from tests.unit.register import forging
from tests.unit.register.forging import other_leaf, other_particulars, other_text, sql, unguarded

EVENTS = {
    "particulars of the first of a pair": (
        other_particulars(0),
        "event 0 to 1: one or more of these was rewritten: checkpoint 3",
    ),
    "particulars of an event that a root ends with": (other_particulars(2), "event 2: it was rewritten: checkpoint 3"),
    "particulars of the second of a pair": (other_particulars(3), "event 3: it was rewritten: checkpoint 4"),
    "particulars between checkpoints": (
        other_particulars(5),
        "event 4 to 5: one or more of these was rewritten: checkpoint 7",
    ),
    "particulars of the last": (other_particulars(6), "event 6: it was rewritten: checkpoint 7"),
    "particulars alone": (
        sql("update register_event set particulars_text = null, salt = null where number = 5"),
        "event 5: its particulars are gone, and no later event says that they were erased",
    ),
    "leaf": (other_leaf(5, organisation="blaby"), "event 5: its columns are not what its leaf says"),
    "leaf and column": (
        sql(
            """update register_event set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"signed"', '"acceded"'),
               'UTF8'), leaf_hash = sha256('\\x00'::bytea || convert_to(replace(convert_from(leaf, 'UTF8'), '"signed"',
               '"acceded"'), 'UTF8')), verb = 'acceded' where number = 2"""
        ),
        "event 2: it was rewritten: checkpoint 3",
    ),
    "act": (
        sql("update register_event set act = gen_random_uuid() where number = 1"),
        "event 1: its columns are not what its leaf says",
    ),
    "organisation": (
        sql("update register_event set organisation = 'blaby' where number = 1"),
        "event 1: its columns are not what its leaf says",
    ),
    "day": (
        sql("update register_event set effective_on = '2014-02-06' where number = 7"),
        "event 7: its columns are not what its leaf says",
    ),
    "time": (
        sql("update register_event set at = at - interval '1 year' where number = 6"),
        "event 6: was recorded at .*, before the event that precedes it",
    ),
    "deleted": (sql("delete from register_event where number = 3"), "event 4: follows event 2"),
    "cut off": (
        sql("delete from register_event where number = 6"),
        "event 7: follows event 5",
    ),
}
DOCUMENTS_AND_FILES = {
    "document": (
        other_text("Sharing for housing", "Sharing for all"),
        "event 4: enters ISA-0002 version 1 as document",
    ),
    "document, by its row": (
        other_text("Sharing for housing", "Sharing for all"),
        "document [0-9a-f]{64}: no event enters",
    ),
    "document kind": (
        sql("update register_document set kind = 'protocol' where text like '%%housing%%'"),
        "document [0-9a-f]{64}: its kind or schema version is not what its text says",
    ),
    "document deleted": (
        sql("delete from register_document where text like '%%housing%%'"),
        "event 4: enters ISA-0002 version 1 as document [0-9a-f]{64}, which is not stored",
    ),
    "file": (forging.other_bytes, "rendering [0-9]+: its file [0-9a-f]{64} is not stored"),
    "file of a rendering": (forging.other_file, "rendering [0-9]+: shows another file"),
    "rendering of another event": (
        sql("update register_rendering set covers_event_id = 1"),
        "rendering [0-9]+: no event recorded a PDF of this version up to this event",
    ),
    "rendering of another version": (
        sql("update register_rendering set reference = 'ISA-0002'"),
        "rendering [0-9]+: no event recorded",
    ),
    "media type": (
        sql("update register_file set media_type = 'text/html'"),
        "file [0-9a-f]{64}: its bytes do not begin as text/html does",
    ),
    "bytes that are no PDF": (
        sql("update register_file set bytes = '<html>', size = 6, sha256 = sha256('<html>')"),
        "file [0-9a-f]{64}: its bytes do not begin as application/pdf does",
    ),
    "file added": (forging.added_file, "file [0-9a-f]{64}: no PDF of a version and no annex of a document"),
    "time of a rendering": (
        sql("update register_rendering set rendered_at = rendered_at + interval '1 second'"),
        "rendering [0-9]+: says that it was printed at .*, but event 3 recorded it at",
    ),
    "pages": (
        sql("update register_rendering set pages = 3"),
        "rendering [0-9]+: shows another file or number of pages",
    ),
    "rendering deleted": (sql("delete from register_rendering"), "event 3: recorded a PDF of ISA-0001 that has no"),
}
TREE = {
    "root": (
        sql("update register_checkpoint set root = sha256('') where size = 7"),
        "checkpoint 7: its size and root are not those of its signed note",
    ),
    "note of another key": (forging.note_of_another_key, "checkpoint 7: its note does not hold"),
    "note of another origin": (forging.note_of_another_origin, "checkpoint 7: .*It speaks of elsewhere, not of"),
    "note of another size": (forging.note_of_another_size, "checkpoint 7: its size and root are not .* says size 4"),
    "signed again": (forging.signed_again_with_another_root, "checkpoint 4: is signed, but contradicts .* 7"),
    "size": (
        sql("update register_checkpoint set size = 8 where size = 7"),
        "checkpoint 8: its size and root are not those of its signed note",
    ),
    "time, too early": (
        sql("update register_checkpoint set at = at - interval '1 hour' where size = 4"),
        "checkpoint 4: says that it was made at .*, before the last event that it counts",
    ),
    "time, too late": (
        sql("update register_checkpoint set at = at + interval '1 hour' where size = 4"),
        "checkpoint 4: says that it was made at .*, later than what follows it",
    ),
    "time of the last": (
        sql("update register_checkpoint set at = '2099-01-01' where size = 7"),
        "checkpoint 7: says that it was made at 2099.*, later than what follows it",
    ),
    "key id": (
        sql("update register_checkpoint set key_id = '\\x00000000' where size = 4"),
        "checkpoint 4: names the key 00000000",
    ),
    "node": (
        sql("update register_merklenode set hash = sha256('') where level = 1 and index = 1"),
        "merkle_node 1/1: is not the hash of what stands below it",
    ),
    "node above": (
        sql("update register_merklenode set hash = sha256('') where level = 2"),
        "merkle_node 2/0: is not the hash of what stands below it",
    ),
    "node moved": (
        sql("update register_merklenode set index = 3 where level = 1 and index = 2"),
        "merkle_node 1/2: is missing",
    ),
    "node added": (
        sql("insert into register_merklenode (level, index, hash) values (3, 0, sha256(''))"),
        "merkle_node 3/0: stands where no checkpoint wants a node",
    ),
    "checkpoint deleted": (
        sql("delete from register_checkpoint where size = 7"),
        "merkle_node 1/2: stands where no checkpoint wants a node",
    ),
}
PROJECTIONS = {
    "counter of references": (
        sql("update register_referencecounter set last = 1"),
        "reference_counter ISA: stands at 1, but ISA-0002 has been entered",
    ),
    "last event cut off": (
        sql("delete from register_event where number = 7"),
        "(entry|binding|listing) ISA-0002 .*: not what the log gives|binding ISA-0002 .*: the log does not give",
    ),
    "title": (
        sql("update register_entry set title = 'Sharing for all' where reference = 'ISA-0002'"),
        "entry ISA-0002 1: not what the log gives: title",
    ),
    "visibility": (
        sql("update register_entry set visibility = 'parties' where reference = 'ISA-0001'"),
        "entry ISA-0001 1: not what the log gives: visibility",
    ),
    "document of an entry": (
        sql(
            """update register_entry set digest = (select digest from register_document
               where text like '%%housing%%') where reference = 'ISA-0001'"""
        ),
        "entry ISA-0001 1: not what the log gives: digest",
    ),
    "entry deleted": (
        sql("delete from register_entry where reference = 'ISA-0002'"),
        "entry ISA-0002 1: the log gives this row, and it is not there",
    ),
    "entry under another reference": (
        sql("update register_entry set reference = 'ISA-0003' where reference = 'ISA-0002'"),
        "entry ISA-0003 1: the log does not give this row",
    ),
    "binding": (
        sql("update register_binding set organisation = 'blaby' where organisation = 'police'"),
        "binding ISA-0001 1 blaby from [0-9-]+: the log does not give this row",
    ),
    "days of a binding": (
        sql("update register_binding set bound = '[2014-02-06,)' where organisation = 'police'"),
        "binding ISA-0001 1 police from 2014-02-06: the log does not give this row",
    ),
    "binding deleted": (
        sql("delete from register_binding where organisation = 'police'"),
        "binding ISA-0001 1 police from [0-9-]+: the log gives this row, and it is not there",
    ),
    "name of a party": (
        sql("update register_namedparty set name = 'Oadby' where organisation = 'police' and reference = 'ISA-0001'"),
        "namedparty ISA-0001 1 police: not what the log gives: name",
    ),
    "status": (
        sql("update register_listing set status = 'in_force' where reference = 'ISA-0002'"),
        "listing ISA-0002 from [0-9-]+: not what the log gives: status",
    ),
    "signatures counted": (
        sql("update register_listing set signed = 3 where reference = 'ISA-0002'"),
        "listing ISA-0002 from [0-9-]+: not what the log gives: signed",
    ),
    "words found by": (
        sql("update register_listing set words = to_tsvector('nothing') where reference = 'ISA-0001'"),
        "listing ISA-0001 from [0-9-]+: not what the log gives: words",
    ),
}
UNGUARDED = {
    "leaf hash": (
        unguarded(
            "register_event",
            "drop constraint leaf_hash_is_rfc6962",
            "update register_event set leaf_hash = sha256('') where number = 7",
        ),
        "event 7: its leaf hash is not that of its leaf",
    ),
    "salt alone": (
        unguarded(
            "register_event",
            "drop constraint salt_and_particulars_go_together",
            "update register_event set salt = null where number = 7",
        ),
        "event 7: it has particulars without salt",
    ),
    "particulars under their old hash": (
        unguarded(
            "register_event",
            "drop constraint particulars_match_their_hash",
            "update register_event set particulars_text = replace(particulars_text, 'Sam', 'Pat') where number = 7",
        ),
        "event 7: its particulars are not those of their hash",
    ),
    "particulars as data": (
        unguarded(
            "register_event",
            "alter column particulars drop expression",
            "update register_event set particulars = '{}' where number = 7",
        ),
        "event 7: its particulars as data are not its particulars as text",
    ),
    "document under its old digest": (
        unguarded(
            "register_document",
            "drop constraint digest_is_of_salt_and_text",
            "update register_document set text = replace(text, 'housing', 'all') where text like '%%housing%%'",
        ),
        "document [0-9a-f]{64}: its text is not that of its digest",
    ),
    "document as data": (
        unguarded(
            "register_document",
            "alter column content drop expression",
            "update register_document set content = '{}' where text like '%%housing%%'",
        ),
        "document [0-9a-f]{64}: its content as data is not its text",
    ),
    "salt cut": (
        unguarded(
            "register_document",
            "drop constraint document_salt_is_32_bytes, drop constraint digest_is_of_salt_and_text",
            "update register_document set salt = '\\x00' where text like '%%housing%%'",
        ),
        "document [0-9a-f]{64}: its salt has 1 bytes, not 32",
    ),
    "bytes under their old name": (
        unguarded(
            "register_file",
            "drop constraint bytes_match_their_name",
            "update register_file set bytes = '' where sha256 = (select file_id from register_rendering)",
        ),
        "file [0-9a-f]{64}: its bytes are not those of its SHA-256 and size",
    ),
}
