"""English: data for cutting and reading news copy."""

OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»", "''"})

ABBREVIATIONS = frozenset(
    """mr mrs ms dr sen sens rep reps gov govs gen col maj sgt lt cpl capt cmdr adm brig st jr sr messrs prof rev fr hon pres
    u.s u.n u.k e.u d.c d r i.e e.g a.m p.m no nos vs v etc inc corp co ltd llc plc dept univ assn bros est approx fig
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m n.y n.c n.d
    okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo ont que""".split()
)
