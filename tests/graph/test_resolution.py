import pytest

from graph.authority.regulations import load_regulations
from graph.elements import Node
from graph.naming import read_body_name
from graph.own_names import own_names
from graph.resolution import Cited, Resolver, Writer, is_of_state, make_resolver

BODY = read_body_name("云陵县林业局", "云陵县")
FORESTRY = Writer("agency:forestry", "agency:forestry", own_names(BODY, None, ()), BODY.place)


def resolve(*titles: tuple[str, str], kind: str = "regulation", text: str | None = None) -> list[Node]:
    """The nodes of (title, role) in a text that has them in 《》 one behind the other."""
    said = text or "".join(f"《{title}》" for title, _ in titles)
    cited, at = [], 0
    for title, role in titles:
        at = said.index(f"《{title}》", at) + 1
        cited.append(Cited(title, kind, role, at, at + len(title)))
    return list(make_resolver().resolve(said, cited, FORESTRY))


def test_a_known_regulation_has_what_the_authority_says() -> None:
    (node,) = resolve(("党政领导干部选拔任用条例", "cites"))
    values = node.values()
    assert (values["title"], values["scope"]) == ("党政领导干部选拔任用工作条例", "authority")
    assert values["category"] == "party_regulation" and values["status"] == "in_force"
    assert "owner" not in values


def test_a_superseded_regulation_names_its_successor() -> None:
    (node,) = resolve(("廉政准则", "studies"))
    assert (node.values()["status"], node.values()["superseded_by"]) == (
        "superseded",
        "中国共产党廉洁自律准则",
    )


@pytest.mark.parametrize(
    ("title", "role", "kind", "scope", "shown"),
    [
        ("公务接待管理办法", "cites", "regulation", "internal", "公务接待管理办法"),
        ("局公务接待管理办法", "cites", "regulation", "internal", "公务接待管理办法"),
        ("云陵县林地补偿办法", "enacts", "regulation", "titled", "云陵县林地补偿办法"),
        ("县林地补偿办法", "enacts", "regulation", "titled", "云陵县林地补偿办法"),
        ("公务员平时考核办法", "enacts", "regulation", "internal", "公务员平时考核办法"),
        ("公务员平时考核办法", "cites", "regulation", "authority", "公务员平时考核办法（试行）"),
        ("政府采购法", "enacts", "regulation", "authority", "中华人民共和国政府采购法"),
        ("财政部关于部门预算的通知", "cites", "regulation", "titled", "财政部关于部门预算的通知"),
        ("教育部门预算管理办法", "cites", "regulation", "internal", "教育部门预算管理办法"),
        ("信访条例实施办法", "cites", "regulation", "internal", "信访条例实施办法"),
    ],
)
def test_scope(title: str, role: str, kind: str, scope: str, shown: str) -> None:
    (node,) = resolve((title, role), kind=kind)
    assert (node.label, node.values()["scope"], node.values()["title"]) == ("Regulation", scope, shown)
    assert node.values().get("owner") == (FORESTRY.owner if scope == "internal" else None)


def test_what_a_report_enacts_is_its_own_wherever_it_names_it() -> None:
    enacted, cited = resolve(("公务员平时考核办法", "enacts"), ("公务员平时考核办法", "cites"))
    assert enacted == cited


def test_another_agency_owns_what_bears_its_name() -> None:
    (node,) = resolve(("云陵县财政局资金拨付办法", "cites"))
    assert node.values()["owner"] == read_body_name("云陵县财政局", "云陵县").identifier("agency", "")


def test_nested_titles_are_two_nodes() -> None:
    text = "《关于印发〈云陵县林地补偿办法〉的通知》"
    outer = Cited("关于印发〈云陵县林地补偿办法〉的通知", "regulation", "enacts", 1, 20)
    inner = Cited("云陵县林地补偿办法", "regulation", "enacts", 6, 15)
    shown = [node.values()["title"] for node in make_resolver().resolve(text, (outer, inner), FORESTRY)]
    assert shown == ["关于印发云陵县林地补偿办法的通知", "云陵县林地补偿办法"]


@pytest.mark.parametrize("kind", ["plan", "record", "other"])
def test_papers_of_everyday_office_belong_to_the_writer(kind: str) -> None:
    (node,) = resolve(("整改方案", "enacts"), kind=kind)
    assert (node.label, node.values()) == (
        "Document",
        {"title": "整改方案", "kind": kind, "owner": FORESTRY.owner},
    )


def test_works_belong_to_nobody() -> None:
    (node,) = resolve(("求是", "studies"), kind="work")
    assert node.values() == {"title": "求是", "kind": "work"}


def test_a_known_full_title_is_the_regulation_whatever_its_kind() -> None:
    (node,) = resolve(("中国共产党章程", "studies"), kind="work")
    assert node.values()["scope"] == "authority"


def test_a_writer_that_is_not_known_shares_nothing() -> None:
    one, other = (Writer(words, None, own_names(None, None, ()), None) for words in ("one", "other"))
    cited = [Cited("保密工作制度", "regulation", "cites", 0, 6)]
    resolver = Resolver(load_regulations())
    (left,), (right,) = (resolver.resolve("保密工作制度", cited, writer) for writer in (one, other))
    assert left.id != right.id
    assert "owner" not in left.values()


def test_is_of_state() -> None:
    assert [is_of_state(title) for title in ("政府采购法", "信访工作条例", "考勤办法", "工作制度")] == [
        True,
        True,
        False,
        False,
    ]
