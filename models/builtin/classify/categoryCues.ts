/** Words that indicate the category of a task, in en, uk and ru. A star matches any ending. */
import type { Category } from "../../../domain/values.ts"
import { phrases } from "../../language/words.ts"

export interface CategoryCue {
  readonly category: Category
  /** 3 is explicit, 2 makes the category likely, 1 is a hint. */
  readonly weight: 1 | 2 | 3
  readonly pattern: RegExp
}

const cue =
  (category: Category, weight: CategoryCue["weight"]) =>
  (strings: TemplateStringsArray): CategoryCue => ({ category, weight, pattern: phrases(strings) })

/** States of a thing that is not as it should be, without the word "error". */
const states: ReadonlyArray<CategoryCue> = [
  cue("bug", 3)`
    does nothing, nothing happens, (?:nobody|no one|none of us) can, (?:looks?|find|found|figure) (?:into|out) why,
    no (?:power|water|internet|sound|signal|light|lights|heating|network|electricity),
    (?:heating|power|light|lights|internet|wi-?fi|water|lift|printer|sound|network) (?:[\p{L}\p{N}]+ ){0,3}(?:is|are) (?:out|off|dead),
    ніхто не (?:може|бачить|отримує), никто не (?:может|видит|получает), нічого не відбува*, ничего не происход*,
    нема(?:є)? (?:світла|води|інтернету|звуку|зв'язку|опалення|сигналу),
    нет (?:света|воды|интернета|звука|связи|отопления|сигнала), (?:білий|чорний|порожній) екран,
    (?:белый|черный|пустой) экран, (?:з'ясу|розбер|перевір|дізна)\p{L}*,? (?:чому|звідки),
    (?:выясн|разбер|узна)\p{L}*,? (?:почему|откуда)`,
  cue("bug", 2)`
    (?:doesn't|does not|won't|isn't|aren't) \p{L}+, (?:points?|leads?|links?|goes|redirects?) to (?:the |an? )?(?:old|wrong|empty|dead|missing|blank)*,
    (?:shows?|says|displays|prints|has) (?:the |an? )?(?:old|wrong|empty|outdated|blank), (?:is|are) (?:missing|empty|gone|jammed),
    twice, still (?:shows?|says|has|points?|uses|the old), (?:wiped|erased|overwritten|overwrote), jams?, leaks?, mismatch,
    не (?!гор|хоч|треб|потрі|забу|поспіш|бу[дв]|має|зна)\p{L}{3,}(?:є|ить|ять|уть|ють|ється|иться|ються|яться),
    не (?!гор|хоч|надо|нуж|забу|спеш|буд|зна|стои|може)\p{L}{3,}(?:ет|ит|ют|ят|ут|ат|ается|яется|ется|ится|ются|ятся),
    не (?:зійшл|збіг|сошл|совпа|потрапи|попал|дійшл|дошл|прийшл|пришл)*, двічі, дважды, подвійн*, двойн*,
    (?:веде|ведуть|переходить) на (?:не |стар|порожн|чуж|іншу)*, (?:ведет|ведут|переходит) на (?:не |стар|пуст|чуж|друг)*,
    досі (?:стар|не|показу|немає)*, до сих пор (?:стар|не|показыва|нет)*,
    стер, стерли, стерл*, затер*, тече, протіка*, течет, протека*, жує, жует, (?:показує|показывает) (?:нул|стар|не|чуж|неправильн|неверн)*, не (?:чути|чутно|слышно), (?:is|are) dead, (?:shows?|displays?) zeros?, заїда*, зажева*, заеда*, застря*, іскри*, искри*`
]

export const categoryCues: ReadonlyArray<CategoryCue> = [
  cue("bug", 3)`
    bugs?, crash(?:es|ed|ing)?, regression, exception*, stack ?trace, segfault*, broken, glitch*, data loss,
    not working, (?:does|do|did)(?:n't| not) (?:work|load|open|save|send|show|start|respond|sync)*,
    stopped working, (?:is|are|goes|went|keeps going) down, (?:white|blank) (?:page|screen),
    (?:error|http|status|returns?|with) ?[45]\d\d, баг(?:и|а|у|ів|ов)?, краш*, поламал*, зламал*, зламан*,
    поломал*, сломал*, сломан*, глюч*, глюк*, відвалил*, отвалил*,
    не (?:працю*|відкрива*|вантаж*|завантаж*|зберіга*|надсила*|відправля*|приход*|прийшл*|запуска*|відповіда*),
    не (?:работа*|открыва*|груз*|загруж*|сохраня*|отправля*|приход*|пришл*|запуска*|отвеча*),
    вилітає|вилетів|вылета*|вылетел, (?:сервер|прод|сайт|база)\p{L}* (?:лежить|лежит|впа[вл]\p{L}*|упал\p{L}*)`,
  cue("bug", 2)`
    errors?, fail(?:s|ed|ing|ure|ures)?, broke, wrong, incorrect*, freez*, froze*, hangs?, stuck, leak*,
    corrupt*, can(?:not|'t| not) (?:log|sign|open|save|send|load|see|upload|download|find|connect)*, unable to,
    times? out, timeouts?, duplicated?, disappear*, lost, помил\p{L}*, пада(?:є|ють|ет|ют), впа[влло]\p{L}*,
    упал\p{L}*, зависа*, завис*, неправильн*, невірн*, неверн*, зника*, зник*, пропада*, пропал*,
    не мож(?:у|на|емо|уть), не мог(?:у|ут|ем), нельзя, ошиб*, висне, виснет`,
  cue("bug", 1)`
    fix(?:es|ing)?, issue, problem*, виправ*, исправ*, проблем*, hotfix, пофікс*, пофикс*, фікс*, фикс*, repair,
    weird, strange, дивн*, странн*`,
  // A repair asks for a broken thing to work again.
  cue("bug", 2)`полагод*, полагодь*, почин(?:и|ите|ить|ися)*, відремонт*, отремонт*`,
  ...states,

  cue("feature", 3)`
    feature requests?, new features?, (?:please|pls) add,
    add (?:an? |the )?(?:support|option|button|page|filter|search|export|import|dark|ability|way|field|setting|integration|notification)*,
    add support, support for, ability to, could we (?:have|add|get|support), can we (?:have|add|get|support),
    (?:would|it'd) be (?:nice|great|good|cool|useful|handy), (?:i|we) (?:wish|would like|'d like),
    allow (?:us|users|people|me|to|\p{L}+ to)*, нов\p{L}+ (?:функці*|можлив*|фіч*), фіч[аиуі],
    (?:хоті\p{L}+|хочеться|хотілося) б, було б (?:добре|круто|класно|непогано|зручно|чудово), підтримк[уаи],
    можливість, додай(?:те|мо)?, додати, нов\p{L}+ (?:функци*|возможн*|фич*), фич[аиуе], хотел\p{L}* бы, хочется,
    (?:хорошо|неплохо|здорово|добре|непогано|класно) бы?, было бы (?:хорошо|круто|здорово|неплохо|удобно|классно), поддержк[уаи], возможность, добав(?:ь|ьте|ить|им)`,
  cue("feature", 2)`
    (?:можемо|можем) (?:ми |мы )?(?:ще |еще )?\p{L}{2,}(?:ти|ть), add, implement*, introduce, integrat*, build (?:an?|the), create (?:an?|the), реаліз*, впровад*, інтеграц*,
    реализ*, внедр*, интеграц*, зробити (?:сторінк*|кнопк*|форм*|експорт*),
    сделать (?:страниц*|кнопк*|форм*|экспорт*)`,
  cue("feature", 1)`
    support, want, хочу, хочемо, хотим`,

  cue("improvement", 3)`
    improve*, enhance*, speed up, optimi[sz]*, refactor*, simplif*, rework, redesign*, streamline, polish,
    make (?:it|the|this|our)? ?(?:\p{L}+ ){0,5}(?:faster|easier|clearer|simpler|smaller|bigger|smoother|better|nicer),
    (?:too|very|so|quite|is|are|really) slow*, slower, slow(?:s|ness|ly)?, покращ*, поліпш*, прискор*, повільн*,
    оптиміз*, рефактор*, спрост*, зручніш*, швидш*, перероб*, доопрац*, гальму*, удоскон*, улучш*, ускор*,
    медленн*, оптимиз*, упрост*, удобнее, быстрее, передел*, доработ*, тормоз*`,
  // A comparative asks for more of a property that the thing already has.
  cue("improvement", 3)`
    (?:зроб|зміни|зменш)\p{L}* (?:[\p{L}\p{N}]+ ){0,5}(?:\p{L}{3,}іш\p{L}{1,3}|більш\p{L}{1,3}|менш\p{L}{1,3}),
    (?:сдела|измени)\p{L}* (?:[\p{L}\p{N}]+ ){0,5}(?:\p{L}{3,}нее|больше|меньше|ярче|шире|короче|проще|легче|выше|громче|тише),
    (?:put|show|include|display) (?:[\p{L}\p{N}]+ ){1,5}(?:in|into|on|to) the (?:\p{L}+ ){0,3}(?:email|page|form|menu|label|report|list|card|screen|letter|newsletter|site)s?`,
  cue("improvement", 2)`
    (?<!(?:можна|якомога|як) )\p{L}{3,}іш(?:е|ий|им|ими|ою|у|і|их), (?<!(?:можно|как) )по\p{L}{3,}(?:нее|ще|че|же),
    bigger, larger, smaller, shorter, clearer, brighter, louder, better, easier, faster, clean ?up the code, tidy up the code, reduce, decrease, cache, зменш*, краще, зрозуміліш*,
    уменьш*, лучше, понятнее, performance, продуктивн*, производительн*`,

  cue("chore", 3)`
    bump, upgrade, renew*, rotate, dependenc(?:y|ies), deps, changelog, readme, documentation, docs?, back ?up,
    invoices?, certificate, ssl, pay (?:for|the), schedule an?, book an?, remind, translate, release notes,
    clean ?up, rename, документаці*, документац*, рахун(?:ок|ки|ку), оплат(?:и*|іть|ить), заплат*, продовж*,
    прибра*, прибер*, перейменув*, переклас*, перекла[лд]*, резервн*, бекап*, нагада*, сертифікат*, счет(?:а|у)?,
    продл*, прибер*, убрать, уберите, переимен*, перевед*, перевести, бэкап*, напомн*, сертификат*, залежност*,
    зависимост*`,
  cue("chore", 2)`
    updat(?:e|es|ing), migrat*, deploy*, release, archive, remove, delete, invite, set ?up, configure, prepare,
    write(?: up)?, send, call, order, buy, meeting, review, check, move, pay, book, arrange, clean,
    онов*, перенес*, мігр*, міграц*, деплой*, задепло*, реліз*, видал*, запрос*, налашту*, підготу*, підготов*,
    напис*, надісл*, відправ(?:ити|те|ь), подзвон*, зателефон*, замов*, купи*, зустріч*, почист*, перевір*,
    домовит*, домовся, забронюв*, обнов*, мигр*, релиз*, удал*, приглас*, настро*, подготов*, напиш*,
    отправ(?:ить|ьте|ь), позвон*, заказ*, встреч*, провер*, договор*, заброни*`
]
