"""Invented names, in both scripts. Second names are of the kind that tells nothing about caste."""

from random import Random
from typing import NamedTuple


class Name(NamedTuple):
    """A name in English and in Hindi."""

    en: str
    hi: str


def _pairs(text: str) -> list[Name]:
    return [Name(*pair.split("/")) for pair in text.split()]


_PLACE_HEADS = _pairs(
    "Ram/राम Shiv/शिव Kishan/किशन Hari/हरि Govind/गोविंद Madhav/माधव Sundar/सुंदर Lakshman/लक्ष्मण Bhawani/भवानी "
    "Durga/दुर्गा Ganesh/गणेश Mohan/मोहन Chandan/चंदन Kesar/केसर Ratan/रतन Hira/हीरा Moti/मोती Phool/फूल Sona/सोना "
    "Rup/रूप Man/मान Jai/जय Bal/बल Dev/देव Narayan/नारायण Bishun/बिशुन Sultan/सुल्तान Aman/अमन Nur/नूर Salem/सलेम"
)
_PLACE_TAILS = _pairs("pur/पुर garh/गढ़ ganj/गंज nagar/नगर khera/खेड़ा purwa/पुरवा dih/डीह tola/टोला bagh/बाग sarai/सराय")
_PLACE_ENDINGS = [Name("", ""), Name("", ""), Name(" Kalan", " कलां"), Name(" Khurd", " खुर्द"), Name(" Mafi", " माफी")]
_BUILDINGS = [
    Name("Primary School", "प्राथमिक विद्यालय"),
    Name("Primary School", "प्राथमिक विद्यालय"),
    Name("Junior High School", "पूर्व माध्यमिक विद्यालय"),
    Name("Panchayat Bhawan", "पंचायत भवन"),
    Name("Inter College", "इंटर कॉलेज"),
    Name("Community Hall", "सामुदायिक भवन"),
    Name("Anganwadi Centre", "आंगनबाड़ी केंद्र"),
]
_FIRST = _pairs(
    "Anil/अनिल Sunita/सुनीता Rakesh/राकेश Meena/मीना Vinod/विनोद Pooja/पूजा Sanjay/संजय Kavita/कविता Manoj/मनोज "
    "Rekha/रेखा Ajay/अजय Neelam/नीलम Imran/इमरान Shabana/शबाना Harish/हरीश Geeta/गीता Deepak/दीपक Anita/अनीता "
    "Naseem/नसीम Rubina/रुबीना Mukesh/मुकेश Sarita/सरिता Pankaj/पंकज Asha/आशा Ravi/रवि Kiran/किरण Suresh/सुरेश "
    "Seema/सीमा Arvind/अरविंद Usha/उषा Jaspreet/जसप्रीत Vandana/वंदना Dinesh/दिनेश Mamta/ममता Salman/सलमान Lata/लता "
    "Ashok/अशोक Preeti/प्रीति Nitin/नितिन Sushma/सुषमा Alok/आलोक Farah/फ़राह Gaurav/गौरव Jyoti/ज्योति Irfan/इरफ़ान "
    "Kamla/कमला Lokesh/लोकेश Madhuri/माधुरी Nadeem/नदीम Omkar/ओंकार Poonam/पूनम Rajeev/राजीव Shweta/श्वेता Tarun/तरुण Uma/उमा "
    "Vivek/विवेक"
)
_SECOND = _pairs(
    "Kumar/कुमार Prakash/प्रकाश Lal/लाल Chandra/चंद्र Prasad/प्रसाद Mohan/मोहन Babu/बाबू Nath/नाथ Kishor/किशोर Bharti/भारती "
    "Anand/आनंद Raj/राज Sagar/सागर Swaroop/स्वरूप Gopal/गोपाल Kant/कांत"
)


def place(random: Random) -> Name:
    """Return the name of an invented village or quarter."""
    head, tail, ending = random.choice(_PLACE_HEADS), random.choice(_PLACE_TAILS), random.choice(_PLACE_ENDINGS)
    return Name(head.en + tail.en + ending.en, head.hi + tail.hi + ending.hi)


def building(random: Random, where: Name) -> Name:
    """Return the name of an invented polling place in ``where``, without a room."""
    kind = random.choice(_BUILDINGS)
    return Name(f"{kind.en} {where.en}", f"{kind.hi} {where.hi}")


def person(random: Random) -> Name:
    """Return the name of an invented person."""
    first, second = random.choice(_FIRST), random.choice(_SECOND)
    return Name(f"{first.en} {second.en}", f"{first.hi} {second.hi}")
