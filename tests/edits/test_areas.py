"""Areas typed in one piece: by levels where that is certain, and refused with what could be meant where it is not."""

from __future__ import annotations

import pytest

from oldcommunity.edits.area_words import read_area
from oldcommunity.errors import UsageError
from oldcommunity.records.area_names import area_told

HOME = {"province": "福建省", "city": "三明市"}
LEVELS = {"p": "province", "c": "city", "z": "zone", "d": "district", "s": "subdistrict"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("福建省三明市三元区白沙街道", "p福建省 c三明市 d三元区 s白沙街道"),
        ("福建省 三明市 三元区 白沙街道", "p福建省 c三明市 d三元区 s白沙街道"),
        ("福建省　三明市/三元区·白沙街道", "p福建省 c三明市 d三元区 s白沙街道"),
        ("福建省、三明市，三元区", "p福建省 c三明市 d三元区"),
        ("北京市朝阳区", "p北京市 d朝阳区"),
        ("上海市浦东新区陆家嘴街道", "p上海市 d浦东新区 s陆家嘴街道"),
        ("内蒙古自治区呼和浩特市新城区", "p内蒙古自治区 c呼和浩特市 d新城区"),
        ("内蒙古自治区锡林郭勒盟锡林浩特市", "p内蒙古自治区 c锡林郭勒盟 d锡林浩特市"),
        ("吉林省延边朝鲜族自治州延吉市", "p吉林省 c延边朝鲜族自治州 d延吉市"),
        ("黑龙江省大兴安岭地区漠河市", "p黑龙江省 c大兴安岭地区 d漠河市"),
        ("福建省三明市永安市燕西街道", "p福建省 c三明市 d永安市 s燕西街道"),
        ("甘肃省临夏回族自治州东乡族自治县", "p甘肃省 c临夏回族自治州 d东乡族自治县"),
        # Names in which the end of another level stands.
        ("三明市沙县区虬江街道", "c三明市 d沙县区 s虬江街道"),
        ("沙县虬江街道", "d沙县 s虬江街道"),
        ("济宁市市中区", "c济宁市 d市中区"),
        ("宁波市镇海区招宝山街道", "c宁波市 d镇海区 s招宝山街道"),
        ("江苏省镇江市京口区", "p江苏省 c镇江市 d京口区"),
        ("山西省临汾市乡宁县昌宁镇", "p山西省 c临汾市 d乡宁县 s昌宁镇"),
        ("河南省新乡市红旗区", "p河南省 c新乡市 d红旗区"),
        ("江西省景德镇市珠山区", "p江西省 c景德镇市 d珠山区"),
        ("内乡县马市坪乡", "d内乡县 s马市坪乡"),
        ("桥西区县前街道", "d桥西区 s县前街道"),
        ("三元区联盟街道", "d三元区 s联盟街道"),
        ("广东省东莞市长安镇", "p广东省 c东莞市 s长安镇"),
        ("三明市市区", "c三明市 z市区"),
        ("三元区 城北片区", "z城北片区 d三元区"),
        ("district=永安市 白沙街道", "d永安市 s白沙街道"),
    ],
)
def test_names_are_parted_by_their_ends(text, told):
    read = read_area([text])
    assert read == {LEVELS[part[0]]: part[1:] for part in told.split()}
    # What was understood is understood again.
    assert read_area([f"{level}={name}" for level, name in read.items()]) == read


@pytest.mark.parametrize(
    ("text", "key", "offer"),
    [
        ("三明", "bad-new-area", ""),
        ("福建三明", "bad-new-area", ""),
        ("福建省三明", "bad-new-area", "福建省 三明市"),
        ("三明市三元", "bad-new-area", "三明市 三元区"),
        ("town=三明", "bad-new-area", ""),
        ("district=", "bad-new-area", ""),
        ("三元区白沙街道崇桂社区", "area-below", "三元区 白沙街道"),
        ("三元区 崇桂社区", "area-below", "三元区"),
        ("白沙街道办事处", "area-below", "白沙街道"),
        ("三明市福州市 南平市", "area-again", ""),
        ("三元区 沙县区", "area-again", ""),
        ("三明市三明市", "area-again", ""),
        ("三明市区", "area-either", "三明市 市区"),
        ("乌鲁木齐市新市区", "area-either", "乌鲁木齐市 district=新市区"),
        ("晋城市城区", "area-either", "晋城市 district=城区"),
        ("三元区三明市", "area-either", "city=三元区三明市"),
    ],
)
def test_what_is_not_certain_is_not_guessed(text, key, offer):
    with pytest.raises(UsageError) as error:
        read_area([text])
    assert error.value.key == key
    told = str(error.value.params.get("ways") or error.value.params.get("offer") or "").partition(" / ")[0]
    assert told == offer
    if offer:
        assert read_area([offer])


def test_what_the_book_says_is_not_said_again():
    assert read_area(["福建省三明市三元区"], HOME) == {"district": "三元区"}
    assert read_area(["三明市"], HOME) == {}
    assert read_area(["三明市永安市"], HOME) == {"district": "永安市"}
    assert read_area(["永安市"], HOME, [("district", "永安市")]) == {"district": "永安市"}
    assert read_area(["city=南平市"], HOME) == {"city": "南平市"}
    for elsewhere in ("永安市", "南平市延平区", "江西省"):
        with pytest.raises(UsageError):
            read_area([elsewhere], HOME)


def test_long_nonsense_takes_no_time():
    for text in ("区市县镇乡" * 12, "省市县镇" * 15, "市" * 100_000):
        assert area_told([text]).doubt


def test_new_and_init_take_an_area_in_one_piece(desk):
    desk("new", "2022-bing", "--name", "丙新村", "--cohort", "2022", "--area", "福建省三明市三元区白沙街道")
    told = "area: {province: 福建省, city: 三明市, district: 三元区, subdistrict: 白沙街道}\n"
    assert told in desk.text("projects/2022/2022-bing.yaml")
    assert (
        "三明市 市区"
        in desk("new", "2022-ding", "--name", "丁", "--cohort", "2022", "--area", "三明市区", code=2).stderr
    )


def test_other_commands_take_it_too(desk):
    desk("set", "2022-jia", "area.subdistrict=列东街道")
    for text in ("三元区列东街道", "三元区 列东街道", "三元区/列东街道"):
        assert "2022-jia" in desk("list", "--area", text).stdout
