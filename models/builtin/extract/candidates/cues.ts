/** Words that indicate that a sentence is worth keeping, and its type, in en, uk and ru. A star matches any ending. */
import type { AtomType } from "../../../../domain/values.ts"
import { phrases } from "../../../language/words.ts"

export const families = [
  "blocked",
  "decided",
  "fails",
  "risky",
  "asked",
  "needed",
  "promised",
  "proposed",
  "solved",
  "learned"
] as const
/** The kind of statement that a sentence makes. */
export type Family = (typeof families)[number]

export const typeOfFamily: Readonly<Record<Family, AtomType>> = {
  blocked: "blocker",
  decided: "decision",
  fails: "problem",
  risky: "risk",
  asked: "requirement",
  needed: "requirement",
  promised: "requirement",
  proposed: "idea",
  solved: "solution",
  learned: "insight"
}

export interface TypeCue {
  readonly family: Family
  /** 0 to 1: how often a sentence with only these words is worth keeping. An estimate, not a measurement. */
  readonly weight: number
  readonly pattern: RegExp
}

const cue =
  (family: Family, weight: number) =>
  (strings: TemplateStringsArray): TypeCue => ({ family, weight, pattern: phrases(strings) })

export const cues: ReadonlyArray<TypeCue> = [
  cue("blocked", 0.65)`
    (?:is|are|am|i'm|we're|got|get|being|was|still) blocked, blocked (?:by|on), blocking (?:us|me|the|this|issue|bug),
    (?:blocks|block) (?:us|me|the|this|our), can(?:not|'t) (?:continue|proceed|move forward|release|ship|deploy)(?: until| without| before)?,
    waiting (?:on|for) (?:the |a |an |his |her |their |your )?\p{L}+ (?:to|from|before), stuck (?:on|with|at), show-?stopper*,
    holding up, gating on, заблокован\p{L}*, блоку[єю]\p{L}*, чекаємо (?:на|поки), застрягл\p{L}*, застряг, не можемо (?:продовжити|рухатись|випустити|почати),
    заблокирован\p{L}*, блокиру[её]\p{L}*, ждем (?:пока|от|ответа), застрял\p{L}*, не можем (?:продолжить|двигаться|выпустить|начать)`,

  cue("decided", 0.75)`
    (?:we|we've|we have|team|everyone|everybody|they|they've) (?:all )?(?:have )?(?:agreed|decided|concluded|settled), (?:it was|it's|it is|was|has been|been) (?:agreed|decided),
    agreed to \p{L}+, decided to \p{L}+, decided (?:that|on|against), agreed (?:that|on), we(?:'ll| will|'re going to| are going to) (?:go with|use|keep|stick|drop|switch|stay|move to),
    let's (?:go|stick|stay) with, settled on, the decision is, decision:, will no longer, no longer (?:be )?support(?:ed|ing)?,
    (?:ми |усі |всі )?домовил(?:ись|ися|ися), вирішил[иа], вирішено, погодил(?:ись|ися|и), ухвалил[иа], зупинил(?:ись|ися) на,
    (?:мы |все )?договорил(?:ись|ися), решил[иа], решено, согласовал\p{L}*, утвердил\p{L}*, остановил(?:ись) на, порешали`,

  cue("fails", 0.55)`
    (?:does|do|did|is|are|was|were|has|have|will|would)(?:n't| not)(?: even)? (?:work|load|open|save|send|show|start|respond|sync|build|boot|compile|install|connect|run|render|fire|trigger)*,
    can(?:not|'t) (?:log|sign|open|save|send|load|see|upload|download|find|connect|build|install|boot|get|access|be)*, not working, stopp?ed working, (?:is|are|was|were|looks|seems|got|gets|still|totally|completely) (?:broken|corrupt(?:ed)?|down|screwed(?: up)?|unusable|buggy),
    fails, failing, failed (?:to|with|on|when|in|at|for|today|again), fail to, (?:keeps|keep|kept) \p{L}+ing, crash(?:es|ed|ing)?, (?<!no |any )regressions?, (?:we|i|you) have (?:an? |some |many |a few |few )?(?:\p{L}+ )?(?:bugs?|problems?|issues?), segfault*,
    unusable, ftbfs, (?:getting|get|got|gets|seeing|see|throws|returns|returning) (?:an? |the |this )?(?:\p{L}+ )?(?:error|errors|exception|50\d|40\d|timeout|timeouts|null),
    error (?:message|says|code), there(?:'s| is) (?:an? )?(?:\p{L}+ )?(?:bug|regression|problem|issue|glitch)*, data loss, (?:unable|not able) to, broke, breaks,
    не (?:працю|відкрива|вантаж|завантаж|зберіга|надсила|відправля|запуска|відповіда|збира)\p{L}*, зламал\p{L}*, поламал\p{L}*, зламан\p{L}*, впа(?:в|ла|ло|ли), пада(?:є|ють), помилк\p{L}+ (?:при|на|в|у|під),
    не (?:работа|открыва|загружа|груз|сохраня|отправля|запуска|отвеча|собира)\p{L}*, сломал\p{L}*, поломал\p{L}*, сломан\p{L}*, упал(?:а|о|и)?, пада(?:ет|ют), ошибк\p{L}+ (?:при|на|в|у|под),
    глюч\p{L}*, завис\p{L}*, краш\p{L}*, лежить, лежит, отвалил\p{L}*, відвалил\p{L}*`,
  cue("fails", 0.35)`
    bugs?, broken, problem with, issue with, issues with, trouble with, having (?:an? )?(?:trouble|issue|problem|issues|problems), wrong \p{L}+, missing, leak*, too slow, buggy, error*, glitch\p{L}*, lost,
    невірн\p{L}*, неправильн\p{L}*, проблем\p{L}* (?:з|із|зі|с|со), баг\p{L}{0,2}, помилк\p{L}*, неверн\p{L}*, ошибк\p{L}*, зника\p{L}*, пропада\p{L}*, гальму\p{L}*, тормоз\p{L}*`,

  cue("risky", 0.55)`
    risk*, risky, (?:might|may|could|will|would) (?:break|fail|slip|delay|lose|leak|run out|be late|not make it|cause)*, dangerous, security (?:hole|issue|concern|problem)*, vulnerab\p{L}*, (?:afraid|worried|concern(?:ed)?)(?: that| about| is)?,
    (?:slight|potential|possible) (?:prob|problem|issue)*, (?:won't|will not|wouldn't) (?:make it|be ready|be done|finish)(?: by| before| in| on| for)?, deadline (?:is )?(?:at risk|too close|slip\p{L}*),
    ризик\p{L}*, небезпечн\p{L}*, вразлив\p{L}*, боюс[яь], можемо (?:не встигнути|втратити|зламати), не встиг(?:аємо|немо|ну), може (?:зламатись|зламатися|впасти),
    риск\p{L}*, опасн\p{L}*, уязвим\p{L}*, боюсь, можем (?:не успеть|потерять|сломать), не успе(?:ваем|ем|ю|ваю), может (?:сломаться|упасть)`,

  cue("asked", 0.6)`
    (?<!how |what |where |why |when |who )(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody)(?: guys)?(?: please| pls| also| maybe| perhaps)? (?!explain|tell me|elaborate|say)\p{L}+, would you mind, please (?!note|let me know|standby|stand by|hold)\p{L}+, pls \p{L}+, (?:i|we)(?:'d| would) (?:appreciate|like you|need you),
    (?<!wanted to |want to |to )make sure, don't forget, do not forget, remember to, remind (?:me|us|\p{L}+) to, give me an? action, action me, (?:i'd|i would|we'd) (?:really )?like (?:you|someone|somebody) to, feel free to, let me know (?:when|if|what|which|how|whether),
    be sure to, (?:i|we) need you to, i want you to, take care of, follow up (?:on|with), 
    (?:можеш|можете|зможеш|зможете|міг би|могла б|могли б)(?: ти| ви| хтось)?(?: будь ласка)? \p{L}+, будь ласка, прошу \p{L}+, не забудь\p{L}*, нагадай\p{L}*, попроси\p{L}*, (?:зроби|перевір|подивись|подивіться|глянь|гляньте|додай|додайте|виправ|виправте|онови|оновіть|напиши|напишіть|надішли|скинь|підготуй|полагодь|перевірте|зробіть|поправ)(?:те)?,
    хай|нехай \p{L}+, (?:можешь|можете|сможешь|сможете|мог бы|могла бы|могли бы)(?: ты| вы| кто-то)?(?: пожалуйста)? \p{L}+, пожалуйста, не забудь\p{L}*, напомни\p{L}*, попроси\p{L}*, (?:сделай|проверь|посмотри|глянь|добавь|исправь|обнови|напиши|пришли|скинь|подготовь|почини|поправь)(?:те)?, пусть \p{L}+`,

  cue("needed", 0.5)`
    (?:we|they|someone|somebody|it|one|that|this|he|she) (?:really |still |just |also |probably |probabally |definitely |'ll |will )?(?:need|needs) (?!no|any|not)\p{L}{2,},
    (?:we|they|someone|somebody|he|she) (?:really |still |just |also |probably |definitely )?(?:have|has|haver|ought|gotta|got) to (?!say|admit|be|go|leave|run|wonder|agree)\p{L}{2,}, must \p{L}+,
    (?<!what |you |you'll |i |not |n't |no )needs? to (?:be )?\p{L}+, (?:has|have) to be \p{L}+, is needed, are needed, is required, are required, it(?:'s| is) (?:necessary|required), on my todo, to-?do list, needs? (?:an? |the |some )?(?:fix|help|review|testing|update|cleanup|love|work)*,
    (?:a|hard|strict|main) requirement, action on \p{L}+, should (?:fix|add|remove|update|check|test|write|move|change|create|make|ask|invite|raise|set|get|send|review|document|publish|start|try|consider|improve|clean|have|do|look|investigate|submit|be (?:fixed|added|removed|updated|checked|tested|moved|changed|done|tested|made|documented|reviewed)),
    (?:deadline|freeze) is, due (?:by|on|date), (?:must|need) have, треба \p{L}+, потрібно \p{L}+, необхідно \p{L}+, слід \p{L}+, варто \p{L}+, мусимо \p{L}+, маємо \p{L}+(?:ти|тись|тися), повинн\p{L}+ \p{L}+, потріб(?:ен|на|ні) \p{L}+, вимог\p{L}+, дедлайн,
    надо \p{L}+, нужно \p{L}+, необходимо \p{L}+, следует \p{L}+, стоит \p{L}+(?:ть|ти), должн\p{L}+ \p{L}+, обязан\p{L}* \p{L}+, нуж(?:ен|на|ны) \p{L}+, требовани\p{L}+, требуется`,
  cue("needed", 0.3)`
    should, shouldn't, ought to, let's \p{L}+, lets \p{L}+, we want to, wants? to, (?:we|i)(?:'d| would) like to, давайте? \p{L}+, хочемо \p{L}+, хотим \p{L}+, хотілося б, хотелось бы`,

  cue("promised", 0.55)`
    (?:i|we)(?:'ll| will)(?: also| just| then| probably| try to| have to| need to| be able to)? (?!be back|go|be here|say|admit|bet|let you|leave|keep you|pass|second|assume|guess|see|be late|be right)\p{L}{2,}, i(?:'m| am) (?:going to|gonna|planning to|hoping to|also planning to|about to) \p{L}+, (?:i|we) (?:plan|intend|hope|promise|expect|aim) to \p{L}+, i'd be (?:happy|glad) to, leave (?:that|it|this) (?:to|with) me,
    i (?:can|could) (?:take|do|fix|look|write|handle|test|review|help|send|add|make|prepare|update|check|try) \p{L}+, i'll volunteer, volunteer to, on it, i will take, (?:assign|give) (?:it|this|that) to me, (?:mine|my) (?:task|action) is, i want to (?!be|say|know|thank|ask|see)\p{L}+, will continue \p{L}+,
    зроблю, зробимо, візьму, візьмемо, беру на себе, перевірю, подивлюс[ья], полагоджу, виправлю, напишу, додам, підготую, оновлю, займус[яь], надішлю, скину, допишу, дороблю, спробую, з'ясую, поправлю, задеплою, закрию, налаштую, створю, завтра (?:зроблю|гляну), гляну,
    сделаю, сделаем, возьму, возьмем, беру на себя, проверю, посмотрю, починю, исправлю, добавлю, подготовлю, обновлю, займусь, отправлю, пришлю, доделаю, попробую, выясню, задеплою, закрою, настрою, создам`,
  cue("promised", 0.5)`
    i (?:really |still |just |also |first |haver )?(?:need to|have to|must) (?!say|admit|be|go|leave|run|agree)\p{L}+`,
  cue("promised", 0.35)`
    (?:i'm|i am|we're|we are|am|currently|today i'm|still)(?: also| currently| still)? (?:working on|writing|finishing|preparing|testing|looking (?:at|into)|fixing|reviewing), (?:is|are|we're|they're) (?:going to|gonna) (?!be|rock|need|have)\p{L}+, i should, next step is, працюю над, роблю, готую, пишу, работаю над, делаю, готовлю`,

  cue("proposed", 0.5)`
    maybe (?:we|you|someone|somebody|it|i) (?:should|could|can), what if, how about, what about (?:adding|using|making|moving|having), (?:would|it'd|might) be (?:nice|great|good|cool|useful|handy|better|helpful|interesting)(?: to| if)?, why not, why don't we, (?:we|you) could (?:also |just |maybe |even )?\p{L}+, could we (?:also )?\p{L}+,
    i(?:'d| would)? (?:suggest|propose|recommend), my (?:suggestion|proposal|idea) is, an? idea*, wonder (?:if we|whether we), think (?:we|it) (?:could|should|might|would),
    (?:а )?(?:що|шо) якщо, може варто, можливо варто, пропоную, пропозиц\p{L}+, ідея, було б (?:добре|круто|класно|непогано|зручно|чудово|корисно), а давайте, (?:ми )?могли б, може (?:краще|зробимо|додамо|спробуємо),
    (?:а )?что если, может стоит, возможно стоит, предлагаю, предложени\p{L}+, идея, было бы (?:хорошо|круто|здорово|неплохо|удобно|классно|полезно), (?:мы )?могли бы, может (?:лучше|сделаем|добавим|попробуем)`,

  cue("solved", 0.45)`
    (?:is|was|are|been|got|now|i|we|just|finally) (?:\p{L}+ )?fixed, fixed (?:by|in|with|a|the|it), (?:the )?(?:fix|solution|workaround|trick|answer) (?:is|was|would be), work(?:ed|s) (?:around|fine now|now|after), solved (?:by|it|the), resolved (?:by|it|the), turned out (?:to be|that), you(?:'ll)? (?:can|could|need to|have to|should|just need to) (?:also |just |simply |then |always )?(?!see|ask|be|tell|say)\p{L}+,
    the (?:cause|culprit|reason) (?:is|was), виправ(?:ив|ила|или|лено), полагод(?:ив|ила|или), вирішив|вирішила проблему, розв'язал\p{L}*, розв'язав, рішення (?:таке|просте|-), допомогло, запрацювал\p{L}*, причина (?:в|у|була),
    исправил\p{L}*, исправлено, починил\p{L}*, решение (?:такое|простое|-), помогло, заработал\p{L}*, причина (?:в|была), пофикс\p{L}+`,

  cue("learned", 0.4)`
    fyi, note that, be aware, keep in mind, turns out, (?:i|we) (?:learned|learnt|noticed|discovered|found out|realised|realized|found), it (?:appears|looks like|turns out|seems), the (?:point|lesson|takeaway|upshot) is, for (?:the )?record, worth noting, interesting(?:ly)?, in practice, apparently, is deprecated, no longer,
    виявил\p{L}+, з'ясувал\p{L}+, зауважте, майте на увазі, до відома, помітив, помітила, дізнал\p{L}+, оказал\p{L}+, выяснил\p{L}+, имейте в виду, к сведению, заметил\p{L}*, узнал\p{L}*, обнаружил\p{L}*`
]
