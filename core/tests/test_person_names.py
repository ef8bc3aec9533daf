"""Who is one person under two names, and who is not, in both scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.person_names import SAME_PERSON, same_person_name

SAME = [
    ("Ramesh Yadav", "रमेश यादव"),
    ("Ram Kumar Sharma", "राम कुमार शर्मा"),
    ("Sunita Devi", "सुनीता देवी"),
    ("Mohd Arif", "मोहम्मद आरिफ"),
    ("Md. Arif Khan", "मो० आरिफ खान"),
    ("Arif", "Mohammad Arif"),
    ("Rajendra Singh", "राजेन्द्र सिंह"),
    ("Rajender Singh", "राजेंद्र सिंह"),
    ("Santosh Kumar Mishra", "संतोष कुमार मिश्रा"),
    ("Santosh Mishra", "संतोष मिश्र"),
    ("Ashok Agarwal", "अशोक अग्रवाल"),
    ("Dinesh Verma", "दिनेश वर्मा"),
    ("Dinesh Varma", "Dinesh Verma"),
    ("Chaudhary Charan Singh", "Choudhry Charan Singh"),
    ("Deepak Gupta", "Dipak Gupta"),
    ("Pooja Shukla", "पूजा शुक्ल"),
    ("Poonam Pandey", "पूनम पाण्डेय"),
    ("Jai Prakash Rai", "जय प्रकाश राय"),
    ("Ajay Maurya", "अजय मौर्य"),
    ("Ajai Morya", "अजय मौर्य"),
    ("Vijay Jaiswal", "विजय जायसवाल"),
    ("Lakshmi Narayan", "Laxmi Narayan"),
    ("Shiv Kumar Srivastava", "शिव कुमार श्रीवास्तव"),
    ("Geeta Kushwaha", "गीता कुशवाहा"),
    ("Mukesh Chandra", "मुकेश चन्द्र"),
    ("Shri Ramesh Yadav", "Ramesh Yadav ji"),
    ("श्रीमती सुनीता देवी", "Sunita Devi"),
    ("Smt. Sunita", "सुनीता देवी"),
    ("Dr. Anil Kumar", "डॉ. अनिल कुमार"),
    ("डा० अनिल कुमार", "Anil Kumar"),
    ("Adv. Rakesh Tiwari", "अधिवक्ता राकेश तिवारी"),
    ("Shri Ram", "Shriram"),
    ("Sharma Ram Kumar", "Ram Kumar Sharma"),
    ("R. K. Sharma", "Ram Kumar Sharma"),
    ("R.K. Sharma", "RK Sharma"),
    ("आर के शर्मा", "R. K. Sharma"),
    ("आरके शर्मा", "राम कुमार शर्मा"),
    ("एस. पी. सिंह", "S P Singh"),
    ("R Sharma", "Ram Kumar Sharma"),
    ("Ramesh", "Ramesh Yadav"),
    ("Ram Sharma", "Ram Kumar Sharma"),
    ("Ramkumar", "Ram Kumar"),
    ("रामकुमार वर्मा", "Ram Kumar Verma"),
    ("Ramesh Yadav urf Pappu", "Pappu"),
    ("रमेश यादव उर्फ पप्पू", "Ramesh Yadav"),
    ("Asha w/o Ram Lal", "आशा"),
    ("रामलाल पुत्र श्यामलाल", "Ram Lal"),
    ("Km. Sunita", "कु० सुनीता"),
    ("RAMESH  YADAV", "ramesh yadav"),
    ("जी. पी. वर्मा", "G P Verma"),
    ("Vinod Bihari", "बिनोद बिहारी"),
    ("P. Bihari", "फूल बिहारी"),
    ("B. P. Singh", "बिनोद प्रताप सिंह"),
    ("Krishna Kumar", "कृष्ण कुमार"),
    ("Shiv Pratap Singh", "शिवप्रताप सिंह"),
    ("Chote Lal", "छोटेलाल"),
    ("Om Prakash", "ओमप्रकाश"),
    ("Zakir Hussain", "ज़ाकिर हुसैन"),
]
OTHER = [
    ("Ramesh Yadav", "Suresh Yadav"),
    ("Ramesh Kumar", "Rakesh Kumar"),
    ("रमेश यादव", "Rakesh Yadav"),
    ("Rajesh Singh", "Brajesh Singh"),
    ("Mahendra Singh", "Narendra Singh"),
    ("Sita Devi", "गीता देवी"),
    ("Anita Devi", "सुनीता देवी"),
    ("Sunita Devi", "Ram Sunil"),
    ("Sushil Kumar", "Sushila Devi"),
    ("Sushil", "सुशीला"),
    ("Kamal Kishor", "Kamla Kishor"),
    ("Raj Kumar", "राज कुमारी"),
    ("Kiran Yadav", "Karan Yadav"),
    ("Mina", "Mona"),
    ("Dinesh Gupta", "Danish Gupta"),
    ("Amit Kumar", "Sumit Kumar"),
    ("Ajay Singh", "Sanjay Singh"),
    ("Sharma", "Ram Sharma"),
    ("Yadav ji", "रमेश यादव"),
    ("R K Sharma", "R K Verma"),
    ("K R Sharma", "R K Sharma"),
    ("R. K.", "Ram Kumar"),
    ("S. Sharma", "Ram Sharma"),
    ("Ramesh Kumar", "Ramesh Yadav"),
    ("Singh", "Singh Ramesh"),
    ("Kumar", "Ram Kumar"),
    ("Aslam Khan", "Islam Khan"),
    ("Mohd Arif", "Mohd Asif"),
    ("मोहम्मद आरिफ", "Mohammad"),
    ("Ram Kumar", "Shyam Kumar"),
    ("Asha w/o Ram Lal", "Ram Lal"),
    ("", "Ramesh"),
    ("Ramesh", "..."),
    ("12", "12"),
]
WORDS = ["Ramesh", "Sunita", "Kumar", "यादव", "Sharma", "मोहम्मद", "R", "के", "Devi", "सिंह", "Dr", "श्री", "Pappu"]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person(one: str, other: str):
    assert same_person_name(one, other).same, same_person_name(one, other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_people(one: str, other: str):
    assert not same_person_name(one, other).same, same_person_name(one, other)


@given(st.text(max_size=40) | names, st.text(max_size=40) | names)
def test_a_score_is_the_same_both_ways_and_says_what_the_answer_is(one: str, other: str):
    match = same_person_name(one, other)
    assert match == same_person_name(other, one)
    assert 0 <= match.score <= 100
    assert match.same == bool(match) == (match.score >= SAME_PERSON)


@given(st.lists(st.sampled_from(WORDS[:5]), min_size=1, max_size=4, unique=True), st.permutations(range(4)))
def test_order_case_and_titles_make_no_difference(words: list[str], order: list[int]):
    name = " ".join(words)
    turned = " ".join(words[at] for at in order if at < len(words))
    for other in (turned, name.upper(), f"श्री {name}", f"Smt. {name} जी"):
        assert same_person_name(name, other).same, other


@given(st.text(max_size=60))
def test_a_name_with_a_word_in_it_is_that_of_its_bearer(name: str):
    assert same_person_name(f"Ramesh {name}", f"Ramesh {name}").same
