"""English: verbs of saying, and what stands in and around names."""

from dossier.desk.suggesting.language import Language, Verb


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in text.split(",") if line.strip())


_SAYS = _words("""
said says say saying told tells tell telling stated stating announced announces announcing
declared declares declaring insisted insists insisting asserted asserts asserting alleged alleges
alleging testified testifies testifying tweeted tweets tweeting remarked remarks remarking replied
replies replying reiterated reiterates reiterating quipped joked retorted explained explains
explaining argued argues argue arguing warned warns warning acknowledged acknowledges acknowledging
admitted admits admitting conceded concedes conceding confirmed confirms confirming denied denies
deny denying claimed claiming clarified clarifies stressed stresses stressing emphasized emphasised
emphasizes emphasises emphasizing emphasising apologized apologised apologizes apologises
apologizing apologising asked asks asking quoted quoting
""")
_ACTS = _words("""
wrote writes writing vowed vows vowing pledged pledges pledging promised promises promising
threatened threatens threatening cautioned cautions cautioning urged urges urging condemned condemns
condemning denounced denounces denouncing criticized criticised criticizes criticises criticizing
criticising accused accuses accusing blamed blames blaming praised praises praising welcomed
welcomes welcoming rejected rejects rejecting dismissed dismisses dismissing demanded demands
demanding complained complains complaining contended contends contending disputed disputes disputing
lamented laments lamenting predicted predicts predicting recalled recalls boasted boasts
questioned questions disclosed discloses testifying swore swears refuted refutes
commented comments commenting
""")
_MAY = _words("""
added adds adding noted notes noting continued continues continuing concluded concludes concluding
called calls call calling found finds reported reports reporting indicated indicates indicating
revealed reveals revealing suggested suggests suggesting responded responds responding answered
answers agreed agrees observed observes observing maintained maintains maintaining repeated repeats
repeating recounted estimated estimates explained described describes describing mentioned mentions
mentioning proposed proposes thinks thought believes believed hopes hoped expects expected feels
felt fears feared says tells concedes signaled signalled signals decided ruled rules showed shows
states claims claim insist maintain interjected began begins opined mused
pushed pushes ordered orders requested requests advised advises advising invited
posted echoed echoes cited cites citing
""")

ENGLISH = Language(
    verbs={
        **dict.fromkeys(_MAY, Verb.MAY),
        **dict.fromkeys(_ACTS, Verb.ACTS),
        **dict.fromkeys(_SAYS, Verb.SAYS),
    },
    participles=frozenset(word for word in _SAYS | _ACTS | _MAY if word.endswith("ing")),
    infinitives=_words("say tell argue deny call claim insist maintain"),
    passives=_words("""
        told asked said quoted questioned alleged reported accused warned urged blamed criticized
        criticised condemned cited advised
    """),
    phrases=_phrases("according to, in the words of"),
    refusals=_phrases("""
        declined to, declines to, refused to, refuses to, did not comment, did not respond,
        did not immediately respond, did not immediately comment, would not say, would not comment,
        did not say, could not be reached, called for, calls for, call for, calling for, called on,
        calls on, calling on
    """),
    plain=_words("said says say told"),
    once=_words("when if once though although"),
    that=_words("that :"),
    be=_words("is are was were be been being am"),
    between=_words("""
        has have had having also later then now again still just once twice first finally even only
        both not never always often soon since yesterday today tomorrow tonight earlier
        on in at last this next week month year morning afternoon evening night
        himself herself themselves itself did does do would
    """),
    adverb_ends=("ly",),
    conjunctions=_words("and but or yet while then"),
    relatives=_words("who which that"),
    before_nouns=_words("""
        the a an this these those his her its their our my your no any some each every such of for
        with by from in at on near under into about without against new more many several other
    """),
    before_infinitives=_words("""
        to would could can will shall should must may might cannot didn't doesn't don't won't
        wouldn't couldn't can't not let let's did does do
    """),
    articles=_words("the a an"),
    owners=_words("his her its their our my your this that these those"),
    starts=_words("the a an he she it they we this that these those but and in on at for with"),
    pronouns=_words("he she they it who i we you one"),
    in_person=_words("""
        i i'm i've i'd i'll me my mine myself we we're we've we'd we'll our ours ourselves you
        you're you've your yours
    """),
    speakers=_words("""
        official officials spokesman spokeswoman spokesperson spokespeople spokesmen minister
        ministers president chairman chairwoman secretary ambassador diplomat diplomats government
        governments ministry department administration army military police authorities authority
        statement source sources witness witnesses lawyer lawyers attorney prosecutors prosecutor
        judge court company group party leader leaders lawmakers lawmaker senator mayor governor
        commander general officer officers analyst analysts expert experts researchers scientist
        scientists author authors doctor doctors reporter reporters journalist journalists critics
        activists residents resident agency office report release newspaper union parents mother
        father man woman people organization organisation bank council committee commission
        director head chief executive adviser advisers aide aides candidate coach captain manager
        professor teacher student students victim victims neighbor neighbour friend family brother
        sister son daughter wife husband coroner inspector detective embassy coalition militia
        opposition regulator watchdog charity
    """),
    prepositions=_words("""
        in on at to during after before by with from as when while if about over under through
        since until because and but or that who which of for
    """),
    never_names=_words("""
        monday tuesday wednesday thursday friday saturday sunday january february march april may
        june july august september october november december mon tue tues wed thu thurs fri sat sun
        jan feb mar apr jun jul aug sept sep oct nov dec am pm gmt utc est edt cet christmas easter
        ramadan i ok tv ceo cfo coo mp mps pm vp phd md god internet gdp id
    """),
    also_first_names=_words("jan april may june august"),
    demonyms=_words("""
        afghan afghans african africans albanian algerian american americans anglican arab arabs
        arabic argentine argentinian armenian asian asians australian australians austrian
        austrians azerbaijani bangladeshi baptist belarusian belgian belgians bolivian bosnian
        brazilian brazilians british briton britons buddhist bulgarian burmese californian cambodian
        cameroonian canadian canadians catholic catholics chechen chilean chinese christian
        christians colombian congolese croat croatian croats cuban cubans cypriot czech czechs dane
        danes danish democrat democrats democratic dutch dutchman ecuadorean egyptian egyptians
        emirati english englishman eritrean estonian ethiopian european europeans filipino finn
        finnish finns french frenchman georgian german germans ghanaian greek greeks guatemalan
        haitian hindu hindus hispanic honduran hungarian icelandic indian indians indonesian iranian
        iranians iraqi iraqis irish irishman islamic islamist islamists israeli israelis italian
        italians ivorian jamaican japanese jew jewish jews jordanian kashmiri kazakh kenyan kenyans
        korean koreans kosovan kurd kurdish kurds kuwaiti latin latino lebanese liberian libyan
        lithuanian malaysian maltese marxist maya mexican mexicans moldovan mongolian moroccan
        mormon mozambican muslim muslims nazi nazis nepalese nigerian nigerians nordic norwegian
        norwegians omani orthodox pakistani pakistanis palestinian palestinians panamanian
        paraguayan persian peruvian pole poles polish portuguese protestant protestants qatari
        republican republicans roma roman romanian russian russians rwandan salvadoran saudi saudis
        scandinavian scot scots scottish senegalese serb serbian serbs shia shiite shiites sikh
        singaporean slovak slovenian somali somalis soviet spaniard spaniards spanish sudanese
        sunni sunnis swede swedes swedish swiss syrian syrians taiwanese tamil tanzanian thai tory
        tories tunisian turk turkish turks ugandan ukrainian ukrainians uruguayan uzbek venezuelan
        vietnamese welsh western westerners yemeni zambian zimbabwean zionist northern southern
        eastern communist communists labour conservative conservatives liberal liberals olympic
    """),
    lower_case=_words("""
        a about above according across actually add added adding additionally after afterwards again
        against ahead all almost along already also although always am amid among an and another any
        anyone anything apart are around as aside asked at back based be because become been before
        behind being below beneath beside besides between beyond both but by call can careful
        certainly clearly come coming compared complicating consider considering could currently
        days dear describing despite did do does doing don't down due during each earlier early
        either else elsewhere even eventually ever every everybody everyone everything except far
        few fewer finally firstly first five following for former formerly four from further
        furthermore generally get getting give given go going good had half has have having he help
        her here hers herself him himself his hope how however hundreds i if in including indeed
        initially inside instead into is it its it's itself i'm i've join just keep last late lately
        later latest least less let like likewise little local look looking made make making many
        may maybe me mean meanwhile media might more moreover most mostly much must my near nearly
        neither never nevertheless new news next nine no nobody none nonetheless nor not note
        nothing now of off officials often on once one only onto or other others otherwise our ours
        out outside over overall own part people perhaps please previously private public put quite
        rather read really recently regarding same second secondly security see seeing seen senior
        separately seven several shall she should show similarly simply since six so some somebody
        someone something sometimes soon speaking still such sources suddenly take taking ten than
        thanks that that's the their theirs them themselves then there thereafter therefore there's
        these they they're third this those though thousands three through throughout thus till to
        today together told tomorrow tonight too toward towards two typically under unlike unless
        until up upon us use using usually very via was we well were we're we've what whatever when
        whenever where whereas wherever whether which while who whoever whom whose why will with
        within without witnesses work working would writing yes yesterday yet you young your
        yours advertisement photo photos image video updated published share related editor
    """),
    titles=_words("""
        mr mrs ms mx miss dr prof professor sir dame lord lady rev reverend fr father sister brother
        hon sen senator rep representative gov governor pres president premier amb ambassador gen
        general maj major lt lieutenant col colonel capt captain cmdr commander adm admiral sgt
        sergeant cpl corporal pvt private brig brigadier justice judge minister secretary chancellor
        chairman chairwoman chairperson mayor king queen prince princess pope cardinal archbishop
        bishop rabbi imam sheikh shaikh ayatollah emir sultan crown director chief
        congressman congresswoman councillor detective inspector officer constable coach spokesman
        spokeswoman spokesperson leader
    """),
    before_titles=_words("""
        prime vice deputy assistant foreign defense defence interior finance attorney press first
        senior acting former grand executive managing supreme under home health education justice
        speaker chief state treasury staff energy labor commerce
    """),
    particles=_words("""
        van der den de del della di da dos das du la le von zu zur ten ter bin ibn bint al el abu ul
        y e
    """),
    prefixes=_words("al el ul as ash at an ar az ad bin ibn d l o"),
    of=_words("of"),
    of_heads=_words("""
        ministry department bank university house republic office council institute bureau gulf bay
        strait isle isles city kingdom states state court chamber board school college academy
        church court commission committee association federation union league organization
        organisation society army party movement bureau society emirates cape horn museum library
        center centre democratic people's archdiocese diocese duke duchess prince princess
    """),
    organizations=_words("""
        ministry department council agency party university college institute institution committee
        commission corps command bank group organization organisation union association federation
        foundation fund authority administration service services bureau office parliament senate
        congress court army navy force forces police guard guards press news times post journal
        tribune gazette herald telegraph guardian network media company corporation corp inc ltd plc
        llc gmbh ag co holdings industries airlines airways motors technologies systems partners
        club united brigade brigades resistance movement front alliance coalition league society
        center centre school hospital church museum government board team nations assembly
    """),
    collectives=_words("""
        government governments administration military army navy police parliament embassy
        authorities officials coalition forces militia militias troops prosecutors lawmakers
    """),
    places=_words("""
        street road avenue square river lake sea ocean bay gulf strait island islands mountain
        mountains mount valley desert province governorate county district region city town village
        port airport base camp bridge park north south east west northern southern eastern western
        cape coast peninsula kingdom republic states canal border tower beach hill hills
    """),
    in_places=_words("""
        in near outside inside across around throughout northern southern eastern western central
    """),
    to_places=_words("at from to into between"),
    roles=_words("""
        spokesman spokeswoman spokesperson minister president secretary chairman chairwoman director
        chief leader reporter correspondent analyst professor author lawyer attorney ambassador
        governor mayor senator general commander coach captain manager actor actress singer
        writer journalist activist founder officer official deputy adviser executive judge
        candidate lawmaker striker midfielder defender goalkeeper
    """),
    between_names=_words("""
        war conflict border talks relations deal treaty alliance axis dispute line rivalry summit
        match game pipeline accord accords agreement pact ceasefire truce ties trade
    """),
)
