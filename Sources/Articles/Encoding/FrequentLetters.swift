/// The letters that running text of each language is mostly made of, to tell good guesses at an encoding from bad ones.
///
/// Some hundreds for each language make up most of the letters of any text; of letters that a wrong encoding conjures up
/// they are a small part.
struct FrequentLetters: OptionSet {
  let rawValue: UInt8

  static let japanese = FrequentLetters(rawValue: 1)
  static let simplified = FrequentLetters(rawValue: 2)
  static let traditional = FrequentLetters(rawValue: 4)
  static let korean = FrequentLetters(rawValue: 8)

  /// The languages in which a letter is frequent.
  static func languages(of scalar: Unicode.Scalar) -> FrequentLetters {
    scalar.value < 0x10000 ? FrequentLetters(rawValue: table[Int(scalar.value)]) : []
  }

  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x10000)
    let lists: [(FrequentLetters, String)] = [
      (.japanese, japaneseLetters), (.simplified, simplifiedLetters), (.traditional, traditionalLetters),
      (.korean, koreanLetters),
    ]
    for (language, letters) in lists {
      for scalar in letters.unicodeScalars where scalar.value >= 0x80 { table[Int(scalar.value)] |= language.rawValue }
    }
    return table
  }()

  private static let japaneseLetters = """
    日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞
    食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院
    心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味
    写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢政議民連対部合市内相
    定回選米実関決全表戦経最現調化当約首法性的要制治務成期取都和機平加受続進数記初指権支産点報済活原共得解交資予向際勝面告反判認参利組信在
    件側任引求所次昨論官増係感情投示変打直両式確果容必演歳争談能位置流格疑過局放常状球職与供役構割身優限費達類投番査存節然護線派保育
    県府州港村島駐央総各団防術減設給守単負準想候責央責型宅様導企融割環況景額断補税改条規収編律率際例
    """

  private static let simplifiedLetters = """
    的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么
    去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关
    点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教
    儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德
    资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规
    万取拉格望觉术领共确传师观清今切院让识候带导争运步院城桥镇村县省亿元车站港约每昨办查称据岁晚早雨雪河湖江路店食
    """

  private static let traditionalLetters = """
    的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼
    去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關
    點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教
    兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德
    資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規
    萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運步城橋鎮村縣省億元車站港約每昨辦查稱據歲晚早雨雪河湖江店食台灣
    """

  private static let koreanLetters = """
    이다는에의가을고하를은지로한사기도서자어인나과대리시정일해으여그아만전부있보수들라게제상장주할것면와원스니소구년관연국우적안동공경선성
    신조치용등거비마회방교생오화말음중계되모위진문행분했미단세분발법드무유남불실러간학업중터까않없때많였습민합권결까내네노느달당던데된될됐두
    따때란람래력련령록론료류를립매명못물및바반받밝배번별본북분산새색설속술식심악양억언업었열영예온올완왔외요운월으음의임입작잘재저점정제
    존종좌죄준증집쪽차책처천체초최추출취친크타태통투트특파판평포표프피필하학함향허현형호혼확환활황후흐희히않었겠군급길날님댁덕독돈또락량
    """
}
