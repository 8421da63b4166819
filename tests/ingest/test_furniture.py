import pytest

from ingest.furniture import is_furniture, lines_of


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政务公开 > 巡察整改",
        "来源：云陵县农业农村局    发布时间：2024-08-30 16:42    字体：[大 中 小]    浏览次数：317",
        "今天是2024年3月12日 星期二",
        "上一篇：云陵县早稻生产技术指导意见",
        "友 情 链 接 ：云陵县水利局",
        "版权所有：云陵县人民政府办公室   某ICP备00000000号",
        "- 12 -",
        "第3页",
        "3/12",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "中共云陵县农业农村局党组关于巡察整改进展情况的通报",
        "根据县委统一部署，县委第三巡察组对县农业农村局党组开展了巡察。资料来源：档案。",
        "一、提高政治站位，扛牢整改主体责任",
        "2024年8月28日",
        "2.制定《学习制度》",
    ],
)
def test_words_of_the_report(line: str) -> None:
    assert not is_furniture(line)


def test_lines_stand_without_the_white_space_around_them() -> None:
    text = "\n\u3000\u3000中共云陵县委 \r\n\n  2024年8月28日\n"
    assert [line.of(text) for line in lines_of(text)] == ["中共云陵县委", "2024年8月28日"]
