"""What a reader has to say beside a value: a code that stays, and a sentence in Vietnamese and in English."""

from collections.abc import Mapping

import attrs

from danvan.errors import Unknown


@attrs.frozen
class Note:
    """One thing decided, left open or contradicted while reading.

    Parameters: `code` is stable; `vi` and `en` are sentences; `doubt` tells whether a person should look.

    >>> note("comma-decimal", printed="1,433").doubt
    True
    """

    code: str
    vi: str
    en: str
    doubt: bool = True


# The rules by which what is ambiguous is decided, each reported wherever it is used. False: no need to look.
_SENTENCES: Mapping[str, tuple[str, str, bool]] = {
    "dot-thousands": (
        "“{printed}” đọc là số nghìn: dấu chấm trước đúng ba chữ số ngăn hàng nghìn.",
        "“{printed}” is read as thousands: a dot before exactly three digits parts thousands.",
        False,
    ),
    "dot-decimal": (
        "“{printed}” đọc là số thập phân: sau dấu chấm không phải ba chữ số, hoặc đó là tỷ lệ.",
        "“{printed}” is read as a decimal: not three digits follow the dot, or it is a share.",
        True,
    ),
    "comma-decimal": (
        "“{printed}” đọc là số thập phân: dấu phẩy ngăn phần thập phân; có thể là hàng nghìn viết theo lối nước ngoài.",
        "“{printed}” is read as a decimal, for the comma stands before decimals; it may be a foreign thousand.",
        True,
    ),
    "comma-thousands": (
        "“{printed}” đọc là số nghìn: thứ được đếm không có phần lẻ.",
        "“{printed}” is read as thousands: what is counted comes whole.",
        True,
    ),
    "blank-thousands": (
        "“{printed}” đọc là một số, khoảng trắng ngăn hàng nghìn.",
        "“{printed}” is read as one number, with blanks between thousands.",
        True,
    ),
    "no-number": ("“{printed}” không phải là con số.", "“{printed}” is no number.", True),
    "vague": (
        "“{printed}” chỉ nêu độ lớn, không có con số; giữ nguyên lời.",
        "“{printed}” names a magnitude and no number; the words are kept.",
        False,
    ),
    "several-numbers": (
        "“{printed}” có nhiều con số; hãy đọc từng số.",
        "“{printed}” holds several numbers; read each of them.",
        True,
    ),
    "words-left": (
        "Phần “{printed}” chưa đọc.",
        "The words “{printed}” were not read.",
        False,
    ),
    "unit-unknown": (
        "Đơn vị tính “{printed}” không có trong bộ mã.",
        "The unit of count “{printed}” is not in the vocabulary.",
        False,
    ),
    "unit-expected": (
        "Nguồn ghi “{printed}”, khác đơn vị tính được chờ đợi.",
        "The source has “{printed}”, not the unit of count that was expected.",
        True,
    ),
    "two-qualifiers": (
        "“{printed}” có hai từ ước lượng; lấy nghĩa rộng nhất.",
        "“{printed}” has two qualifiers; the widest meaning is taken.",
        False,
    ),
    "where-not-over": (
        "“{printed}”: “trên” chỉ nơi chốn, không phải “hơn”.",
        "“{printed}”: “trên” says where, not more than.",
        True,
    ),
    "tenths-meant": (
        "“{printed}”: chữ số cuối hiểu là phần mười của bậc đứng trước.",
        "“{printed}”: the last digit is taken for tenths of the step before it.",
        True,
    ),
    "spoken-range": (
        "“{printed}”: hai số liền nhau hiểu là từ số trước đến số sau.",
        "“{printed}”: two numbers side by side are taken for a range.",
        True,
    ),
    "scale-shared": (
        "“{printed}”: đơn vị bậc của số sau dùng cho cả hai số.",
        "“{printed}”: the scale word of the second number serves both.",
        False,
    ),
    "not-ascending": (
        "“{printed}” không phải khoảng từ nhỏ đến lớn.",
        "“{printed}” is no range from less to more.",
        True,
    ),
    "scale-shared-by-several": (
        "“{printed}”: bậc và đơn vị của số sau cùng dùng cho các số đứng trước.",
        "“{printed}”: the scale word and the unit of the last number serve those before it.",
        True,
    ),
    "scale-alone": (
        "“{printed}”: trước từ chỉ bậc không có số; hiểu là một.",
        "“{printed}”: no number stands before the scale word; one is meant.",
        True,
    ),
    "number-left": (
        "Cạnh con số còn “{printed}”, có thể thuộc về số đó, chưa đọc.",
        "Beside the number stands “{printed}”, which may be a part of it and was not read.",
        True,
    ),
    "time-left": (
        "“{printed}” còn chữ số hoặc từ chỉ thời gian chưa đọc.",
        "“{printed}” has digits or words of time that were not read.",
        True,
    ),
    "money-meant": (
        "“{printed}” hiểu là tiền, đơn vị đồng.",
        "“{printed}” is taken for money, in đồng.",
        False,
    ),
    "part-or-share": (
        "“{printed}” đọc là số này trong số kia; cũng có thể là một phân số.",
        "“{printed}” is read as so many of so many; it may be a fraction as well.",
        True,
    ),
    "article-or-one": (
        "“{printed}”: “một” có thể không phải số đếm.",
        "“{printed}”: “một” may be an article, not a count.",
        True,
    ),
    "five-or-year": (
        "“{printed}”: “năm” có thể là 5, có thể là năm.",
        "“{printed}”: “năm” may be five or year.",
        True,
    ),
    "digits-and-words": (
        "“{printed}” ghi bằng chữ khác số đứng trước.",
        "“{printed}” says in words another number than the digits before it.",
        True,
    ),
    "too-long": ("Dãy số quá dài.", "The number has too many digits.", True),
    "year-missing": ("“{printed}” không ghi năm.", "“{printed}” has no year.", True),
    "year-supplied": (
        "Năm của “{printed}” lấy từ ngữ cảnh ({year}).",
        "The year of “{printed}” comes from its surroundings ({year}).",
        True,
    ),
    "two-digit-year": (
        "“{printed}” ghi năm hai chữ số, hiểu là {year}.",
        "“{printed}” has a year of two digits, read as {year}.",
        True,
    ),
    "day-left-blank": (
        "“{printed}” để trống ngày.",
        "“{printed}” leaves the day to be filled in.",
        True,
    ),
    "several-days": (
        "“{printed}” nêu nhiều ngày; hãy đọc từng ngày.",
        "“{printed}” names several days; read each of them.",
        True,
    ),
    "lunar-day": (
        "“{printed}” là ngày âm lịch, không đổi sang dương lịch.",
        "“{printed}” is a day of the lunar calendar, and is not converted.",
        True,
    ),
    "lunar-month": (
        "“{printed}” hiểu theo dương lịch; có thể là tháng âm lịch.",
        "“{printed}” is taken by the solar calendar; it may be a month of the lunar one.",
        True,
    ),
    "no-such-day": ("Không có ngày “{printed}”.", "There is no day “{printed}”.", True),
    "month-first": (
        "“{printed}”: ngày, tháng bị đảo; chỉ đúng nếu tháng đứng trước.",
        "“{printed}” makes sense only with the month first, which is not read so.",
        True,
    ),
    "length-and-years": (
        "“{printed}”: nói {length} năm nhưng các năm ghi là {years} năm dương lịch; giữ cả hai.",
        "“{printed}”: says {length} years while the years named are {years}; both are kept.",
        True,
    ),
    "still-running": (
        "“{printed}” kéo dài đến nay; cần ngày báo cáo để biết ngày cuối.",
        "“{printed}” runs until now; the day of the report is needed for its last day.",
        True,
    ),
    "until-report": (
        "“{printed}”: ngày cuối lấy theo ngày báo cáo {on}.",
        "“{printed}”: the last day is that of the report, {on}.",
        True,
    ),
    "length-only": (
        "“{printed}” chỉ nêu độ dài, không nêu năm nào.",
        "“{printed}” gives a length and no years.",
        True,
    ),
    "no-days": (
        "“{printed}” không cho biết ngày nào.",
        "“{printed}” does not tell which days.",
        True,
    ),
    "term-by-years": (
        "“{printed}”: nhiệm kỳ tính theo năm ghi trên nhãn; ngày đại hội không nêu.",
        "“{printed}”: a term is taken by the years of its label; the days of the congresses are not told.",
        False,
    ),
    "school-year-by-years": (
        "“{printed}”: năm học tính trọn các năm ghi trên nhãn; ngày khai giảng, tổng kết không nêu.",
        "“{printed}”: a school year is taken by the whole years of its label; its own days are not told.",
        True,
    ),
    "round-of-year": (
        "“{printed}”: ngày của đợt không nêu; lấy cả năm.",
        "“{printed}”: the days of the round are not told; the whole year is taken.",
        True,
    ),
    "two-labels": (
        "“{printed}” gọi kỳ bằng nhiều cách; giữ tất cả.",
        "“{printed}” names the period in several ways; all are kept.",
        True,
    ),
    "backwards": ("“{printed}” kết thúc trước khi bắt đầu.", "“{printed}” ends before it begins.", True),
    "type-unknown": (
        "Mã loại văn bản “{printed}” không có trong bộ mã.",
        "The document type “{printed}” is not in the vocabulary.",
        True,
    ),
    "issuer-unknown": (
        "Mã cơ quan “{printed}” không có trong bộ mã.",
        "The issuer “{printed}” is not in the vocabulary.",
        True,
    ),
    "issuer-missing": ("“{printed}” không ghi cơ quan ban hành.", "“{printed}” names no issuer.", True),
    "number-missing": ("“{printed}” không có số.", "“{printed}” has no number.", True),
    "type-ambiguous": (
        "Mã loại “{printed}” chỉ nhiều loại văn bản.",
        "The type “{printed}” stands for several kinds of document.",
        False,
    ),
    "type-or-issuer": (
        "“{printed}” có thể là mã loại văn bản, cũng có thể là mã cơ quan; đọc là cơ quan.",
        "“{printed}” may be a type of document or an issuer; it is read as the issuer.",
        True,
    ),
    "issuer-ambiguous": (
        "Mã “{printed}” chỉ nhiều cơ quan; đọc là cơ quan thường gặp hơn.",
        "The code “{printed}” stands for several issuers; the commoner one is taken.",
        True,
    ),
    "type-and-words": (
        "Ký hiệu ghi “{printed}”, còn lời văn gọi văn bản khác.",
        "The symbol has “{printed}” while the words name another kind of document.",
        True,
    ),
    "signs-mixed": (
        "“{printed}” nối số theo lối của Nhà nước nhưng cơ quan là của Đảng (hoặc ngược lại).",
        "“{printed}” joins its number as the State does while its issuer is the Party's, or the other way round.",
        True,
    ),
    "letters-meant": (
        "“{printed}”: chữ D hiểu là Đ.",
        "“{printed}”: D is taken for Đ.",
        True,
    ),
    "sign-missing": (
        "“{printed}” thiếu dấu nối giữa các mã.",
        "“{printed}” lacks the sign between its codes.",
        True,
    ),
    "type-after-issuer": (
        "“{printed}”: mã loại đứng sau mã cơ quan.",
        "“{printed}”: the type stands behind the issuer.",
        False,
    ),
    "several-issuers": (
        "“{printed}”: văn bản liên tịch.",
        "“{printed}”: a joint document.",
        False,
    ),
    "no-symbol": ("“{printed}” không phải số, ký hiệu văn bản.", "“{printed}” is no symbol of a document.", True),
    "kind-unknown": (
        "Không nhận ra loại cơ quan, tổ chức trong “{printed}”.",
        "No kind of body is recognised in “{printed}”.",
        True,
    ),
    "kind-ambiguous": (
        "“{printed}” có thể là nhiều loại cơ quan.",
        "“{printed}” may be of several kinds.",
        True,
    ),
    "level-open": (
        "Tên “{printed}” chưa nói cấp nào; cấp do địa bàn quyết định.",
        "The name “{printed}” does not tell the level; its place decides.",
        True,
    ),
    "level-from-place": (
        "Cấp của “{printed}” suy từ địa bàn: {why}.",
        "The level of “{printed}” is inferred from its place: {why}.",
        False,
    ),
    "no-place": ("“{printed}” không nêu địa bàn.", "“{printed}” names no place.", False),
    "former-name": ("“{printed}” là tên cũ.", "“{printed}” is a former name.", False),
    "several-places": (
        "“{printed}” nêu nhiều địa bàn.",
        "“{printed}” names several places.",
        True,
    ),
    "office-named": (
        "“{printed}” là chức danh, không phải cơ quan.",
        "“{printed}” is an office, not a body.",
        False,
    ),
    "people-of": (
        "“{printed}” là những người của cơ quan, tổ chức hoặc địa bàn được nêu.",
        "“{printed}” are the people of the body or place named.",
        False,
    ),
    "role-left": (
        "Phần “{printed}” là vai trò hoặc cơ quan thường trực, giữ nguyên.",
        "The words “{printed}” name a role or a standing office, and are kept.",
        False,
    ),
}


def note(code: str, *, printed: str = "", **values: object) -> Note:
    """The note of a code, its sentences filled in.

    Raises: Unknown for a code there is not.
    """
    if code not in _SENTENCES:
        raise Unknown("note", code, sorted(_SENTENCES))
    vi, en, doubt = _SENTENCES[code]
    shown = printed if len(printed) <= 120 else f"{printed[:120]}…"
    return Note(code, vi.format(printed=shown, **values), en.format(printed=shown, **values), doubt)


def noted(code: str, notes: tuple[Note, ...]) -> bool:
    """Whether a note of a code is among them."""
    return any(one.code == code for one in notes)
