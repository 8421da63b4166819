"""What a sentence does with a document; each row holds one rule, in the register of the reports."""

import pytest

from ingest.citations import find_citations

# (sentence, the roles of its outermost documents in order)
ROLES = [
    # the verb before the title
    ("制定《值班备勤规定》，明确带班领导。", "enacts"),
    ("配套制定了《果园管护细则》，开展巡查。", "enacts"),
    ("以机关党委名义印发《关于规范支部台账的通知》，开展自查。", "enacts"),
    ("已于2023年4月下发《关于报送资产清单的通知》。", "enacts"),
    ("会同县财政局出台《河塘清淤补助办法》。", "enacts"),
    ("建立《信访积案台账》，领导包案。", "enacts"),
    ("汇总形成《闲置房屋清单》。", "enacts"),
    ("牵头编制《城区排水三年行动计划》。", "enacts"),
    ("建立健全《采购内控制度》。", "enacts"),
    ("研究起草《驻村干部考核办法》。", "enacts"),
    ("梳理形成《权力清单》和《责任清单》。", "enacts enacts"),
    ("修订《局财务管理制度》。", "amends"),
    ("修订并印发《局印章管理办法》。", "amends"),
    ("修订完善《党组议事规则》等5项制度。", "amends"),
    ("进一步完善《公务用车管理制度》。", "amends"),
    ("更新《重点场所台账》。", "amends"),
    ("印发新修订的《差旅费管理办法》。", "amends"),
    ("制定完善《项目评审办法》。", "enacts"),
    ("废止《临时用工管理规定》。", "repeals"),
    ("废止2016年印发的《接待办法》。", "repeals"),
    ("不再执行《加班补贴发放办法》。", "repeals"),
    ("组织学习《信访工作条例》。", "studies"),
    ("认真学习、深入贯彻《中国共产党巡视工作条例》精神。", "studies"),
    ("学习贯彻《中国共产党纪律处分条例》。", "studies"),
    ("组织干部学习新修订的《中国共产党纪律处分条例》。", "studies"),
    ("组织学习上级印发的《警示案例汇编》。", "studies"),
    ("逐条讲解《节约用水条例》。", "studies"),
    ("专题传达学习《关于加强基层治理的意见》。", "studies"),
    ("宣讲《民法典》12场。", "studies"),
    ("严格按照《党政领导干部选拔任用工作条例》开展考察。", "cites"),
    ("对照《会计基础工作规范》逐笔核查。", "cites"),
    ("根据《政府采购法实施条例》处理。", "cites"),
    ("签订《廉政责任书》。", "cites"),
    ("如实填写《个人有关事项报告表》。", "cites"),
    ("转发《关于厉行节约的通知》。", "cites"),
    ("召开党组会审议《年度培训方案》。", "cites"),
    ("审议通过《年度培训方案》。", "cites"),
    ("针对《湖区岸线规划》，有关科室再次征求意见。", "cites"),
    ("严格落实《党政领导干部选拔任用工作条例》。", "cites"),
    ("违反《中国共产党纪律处分条例》的予以处理。", "cites"),
    ("落实市委印发的《关于加强督查工作的意见》。", "cites"),
    ("将审批流程写入针对采购的《采购管理办法》。", "cites"),
    ("为各支部配发《习近平著作选读》200册。", "cites"),
    # lists
    ("制定《甲方案》《乙办法》《丙细则》。", "enacts enacts enacts"),
    ("修订《甲制度》、《乙办法》和《丙规定》。", "amends amends amends"),
    ("按照《甲条例》《乙规定》要求办理。", "cites cites"),
    ("制定了《甲方案》，《乙办法》，规范流程。", "enacts enacts"),
    ("先后出台党建类《甲办法》、财务类《乙办法》。", "enacts enacts"),
    ("修订制度3项，分别为《甲制度》《乙制度》。", "amends amends"),
    ("制定以下制度：《甲制度》《乙制度》。", "enacts enacts"),
    ("修订完善以下制度：1.《甲制度》；2.《乙制度》；3.《丙制度》。", "amends amends amends"),
    ("学习《甲条例》《乙准则》等党内法规。", "studies studies"),
    # several verbs in one sentence
    ("制定《甲方案》，编制《乙台账》。", "enacts enacts"),
    ("组织学习《甲条例》，修订《乙细则》。", "studies amends"),
    ("依据《甲条例》修订《乙细则》。", "cites amends"),
    ("根据《甲条例》制定《乙办法》和《丙办法》。", "cites enacts enacts"),
    ("组织学习《甲条例》并制定《乙办法》。", "studies enacts"),
    ("废止《甲规定》，重新制定《乙规定》。", "repeals enacts"),
    ("修订《甲办法》，废止原《乙办法》。", "amends repeals"),
    ("印发《甲通知》，要求各支部学习《乙条例》。", "enacts studies"),
    ("制定《甲制度》，与人员签订《乙承诺书》。", "enacts cites"),
    ("印发贯彻落实《甲条例》的方案。", "cites"),
    ("印发并严格执行《甲办法》。", "enacts"),
    ("制定印发实施《甲办法》。", "enacts"),
    # the verb behind the title
    ("《甲办法》已废止。", "repeals"),
    ("《甲办法》已于2022年8月印发。", "enacts"),
    ("目前《甲方案》已印发实施，《乙办法》正在修订。", "enacts amends"),
    ("《甲办法》经局务会审议通过并印发。", "enacts"),
    ("《甲办法》（已废止）。", "repeals"),
    ("将《甲规定》予以废止。", "repeals"),
    ("对《甲制度》进行修订完善。", "amends"),
    ("对《甲制度》等5项制度进行了修订。", "amends"),
    ("对全单位的《甲报告表》进行排查。", "cites"),
    ("组织人员对《甲条例》进行学习。", "studies"),
    ("将《甲条例》纳入理论学习中心组学习内容。", "studies"),
    ("把《甲选编》作为必读书目。", "studies"),
    ("将《甲办法》印发各科室。", "enacts"),
    ("开展《甲条例》专题培训。", "studies"),
    ("抓好《甲准则》的学习。", "studies"),
    ("组织开展《甲条例》学习教育2期。", "studies"),
    ("完成《甲办法》修订、《乙方案》编制。", "amends enacts"),
    ("启动《甲规划》中期修订工作。", "amends"),
    ("推动《甲办法》出台。", "enacts"),
    ("以《甲条例》为主题开展专题研讨。", "studies"),
    ("围绕《甲条例》开展宣讲5场。", "studies"),
    ("《甲条例》的学习情况纳入考核。", "studies"),
    # not done
    ("未及时修订《甲办法》。", "cites"),
    ("没有制定《甲方案》的问题。", "cites"),
    ("尚未出台《甲细则》。", "cites"),
    # no verb of its own
    ("在《甲办法》中增加条款。", "cites"),
    ("《甲条例》明确了职责。", "cites"),
]


@pytest.mark.parametrize(("sentence", "roles"), ROLES)
def test_role(sentence: str, roles: str) -> None:
    found = [citation.role for citation in find_citations(sentence, (), ()) if citation.bracketed]
    assert found == roles.split()


def test_inner_title_has_the_role_of_the_outer() -> None:
    found = find_citations("修订并印发《关于印发〈票据管理办法〉的通知》。", (), ())
    assert [citation.role for citation in found] == ["amends", "amends"]


def test_defined_short_form_has_the_role_of_its_title_there_and_its_own_later() -> None:
    text = "组织学习《中国共产党支部工作条例（试行）》（以下简称《条例》）。对照《条例》自查。"
    assert [citation.role for citation in find_citations(text, (), ())] == ["studies", "studies", "cites"]


def test_a_verb_inside_a_title_says_nothing() -> None:
    found = find_citations("对照《关于废止和修订部分制度的决定》清理。", (), ())
    assert [citation.role for citation in found] == ["cites"]


def test_private_letters_of_a_page_stand_for_no_document() -> None:
    text = "组织学习\ue000《保密法》\ue000，制定\ue000《保密制度》。"
    assert [citation.role for citation in find_citations(text, (), ())] == ["studies", "enacts"]
