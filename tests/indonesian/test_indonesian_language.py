"""The language of a text: the five that are told apart, and the honest `und`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konon.indonesian.language import identify
from konon.records import Language

INDONESIAN = """
Pemerintah Kabupaten Sukamaju menyatakan bahwa jembatan itu bisa dipakai lagi mulai Senin.
Warga belum boleh kembali ke rumah karena air masih tinggi, kata kepala desa.
"Kami butuh obat dan air bersih," ujar Sumarni, Kamis (12/3/2026).
Polisi menangkap dua tersangka pencurian sepeda di dekat kantor kecamatan.
Harga beras naik 3 persen dibandingkan pekan lalu, menurut data dinas perdagangan.
Saat dikonfirmasi, juru bicara perusahaan tersebut enggan memberikan keterangan.
Menteri Besar negeri itu menolak berkomentar, sementara pejabat lain mengaku tidak tahu.
Pelatih tim tamu bilang para pemainnya kelelahan usai menempuh perjalanan sembilan jam.
""".strip().splitlines()

MALAY = """
Kerajaan negeri memutuskan bahawa jambatan itu boleh digunakan semula mulai Isnin.
Penduduk belum dibenarkan pulang kerana paras air masih tinggi, kata ketua kampung.
Polis menahan dua suspek berhubung kes kecurian motosikal di hadapan pejabat pos.
Beliau berkata, syarikat itu mahu membayar pampasan kepada semua mangsa kemalangan.
Harga ayam naik tiga peratus berbanding minggu lepas, menurut kenyataan kementerian.
Mesyuarat itu turut dihadiri ahli Parlimen kawasan berkenaan serta wakil universiti.
Jurulatih pasukan pelawat berkata pemainnya keletihan selepas perjalanan sembilan jam.
Sila hubungi pejabat kesihatan daerah sekiranya mendapat maklumat mengenai ubat itu.
""".strip().splitlines()

ENGLISH = """
The district government said the bridge would be open again on Monday morning.
Residents have not been allowed to go home because the water is still high.
Police arrested two men who had stolen a motorcycle outside the post office.
"We need medicine and clean water," she told reporters in the northern village.
The price of rice rose three percent from last week, according to the ministry.
""".strip().splitlines()

JAVANESE = """
Pamarentah kabupaten ngumumake yen kreteg kuwi wis bisa dienggo maneh wiwit dina Senin.
Warga durung oleh bali menyang omah amarga banyune isih dhuwur, ujare lurah.
Polisi nangkep wong loro sing nyolong pit ing ngarep kantor kacamatan.
Rega beras mundhak telung persen saka minggu kepungkur miturut dhinas perdagangan.
Para warga ingkang manggen ing sapinggiring lepen sampun dipunungsikaken dhateng bale desa.
Kula boten saged rawuh amargi wonten pakaryan ingkang kedah dipunrampungaken rumiyin.
""".strip().splitlines()

SUNDANESE = """
Pamaréntah kabupatén ngumumkeun yén sasak téh geus bisa dipaké deui ti poé Senén.
Warga acan meunang balik ka imahna sabab cai di walungan masih kénéh luhur, ceuk lurah.
Pulisi néwak dua urang anu maling sapédah di hareupeun kantor kacamatan.
Harga béas naék tilu persén dibandingkeun jeung minggu kamari, nurutkeun dinas padagangan.
Abdi sareng rerencangan parantos ngabantosan warga nu katarajang caah ti kamari.
Éta jalma téh henteu daék ngajawab naon-naon waktu ditanya ku wartawan.
""".strip().splitlines()

OTHERS = """
De burgemeester zei dat de brug vanaf maandag weer voor het verkeer wordt geopend.
Die Bürger dürfen noch nicht nach Hause, weil das Wasser zu hoch steht.
Les habitants ne sont pas encore rentrés chez eux parce que l'eau est trop haute.
El alcalde dijo que el puente se abrirá de nuevo a partir del lunes por la mañana.
Sinabi ng alkalde na bubuksan muli ang tulay sa Lunes para sa mga residente.
Vali köprünün pazartesi günü yeniden açılacağını söyledi ve halktan sabır istedi.
村长说桥将于星期一重新开放，居民可以回家。
قال رئيس البلدية إن الجسر سيفتح يوم الاثنين
Глава района сообщил, что мост откроют в понедельник.
""".strip().splitlines()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        *[(Language.INDONESIAN, sentence) for sentence in INDONESIAN],
        *[(Language.MALAY, sentence) for sentence in MALAY],
        *[(Language.ENGLISH, sentence) for sentence in ENGLISH],
        *[(Language.JAVANESE, sentence) for sentence in JAVANESE],
        *[(Language.SUNDANESE, sentence) for sentence in SUNDANESE],
        *[(Language.OTHER, sentence) for sentence in OTHERS],
    ],
)
def test_one_sentence_tells_the_language(language: Language, sentence: str) -> None:
    assert identify(sentence) is language


@pytest.mark.parametrize(
    "text",
    ["", "   ", "12.500 34 7/8", "Persija 2-1 Persib", "Sri Wahyuni", "https://a.id/b", "di"],
)
def test_thin_evidence_is_no_evidence(text: str) -> None:
    assert identify(text) is Language.OTHER


def test_an_english_quotation_does_not_turn_an_indonesian_article() -> None:
    article = [*INDONESIAN, f'"{ENGLISH[0]} {ENGLISH[1]}" katanya.', *INDONESIAN]
    assert identify("\n".join(article)) is Language.INDONESIAN


def test_a_long_opening_in_another_language_does_not_decide() -> None:
    text = "\n".join([*ENGLISH, *INDONESIAN * 6])
    assert identify(text) is Language.INDONESIAN


def test_the_case_of_the_letters_does_not_matter() -> None:
    assert identify(" ".join(INDONESIAN).upper()) is Language.INDONESIAN


def test_accents_of_sundanese_may_be_left_out() -> None:
    plain = SUNDANESE[0].replace("é", "e")
    assert identify(plain) is Language.SUNDANESE


@given(st.text())
def test_every_text_gets_an_answer(text: str) -> None:
    assert isinstance(identify(text), Language)
    assert identify(text) is identify(text)
