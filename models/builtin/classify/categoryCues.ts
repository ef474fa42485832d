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
    fix(?:es|ing)?, issue, problem*, полагод*, виправ*, почин*, исправ*, проблем*, hotfix, пофікс*, пофикс*,
    фікс*, фикс*`,

  cue("feature", 3)`
    feature requests?, new features?, (?:please|pls) add,
    add (?:an? |the )?(?:support|option|button|page|filter|search|export|import|dark|ability|way|field|setting|integration|notification)*,
    add support, support for, ability to, could we (?:have|add|get|support), can we (?:have|add|get|support),
    (?:would|it'd) be (?:nice|great|good|cool|useful|handy), (?:i|we) (?:wish|would like|'d like),
    allow (?:us|users|people|me|to|\p{L}+ to)*, нов\p{L}+ (?:функці*|можлив*|фіч*), фіч[аиуі],
    (?:хоті\p{L}+|хочеться|хотілося) б, було б (?:добре|круто|класно|непогано|зручно|чудово), підтримк[уаи],
    можливість, додай(?:те|мо)?, додати, нов\p{L}+ (?:функци*|возможн*|фич*), фич[аиуе], хотел\p{L}* бы, хочется,
    было бы (?:хорошо|круто|здорово|неплохо|удобно|классно), поддержк[уаи], возможность, добав(?:ь|ьте|ить|им)`,
  cue("feature", 2)`
    add, implement*, introduce, integrat*, build (?:an?|the), create (?:an?|the), реаліз*, впровад*, інтеграц*,
    реализ*, внедр*, интеграц*, зробити (?:сторінк*|кнопк*|форм*|експорт*),
    сделать (?:страниц*|кнопк*|форм*|экспорт*)`,
  cue("feature", 1)`
    support, need an?, want, new, потрібн[аіе], хочу, хочемо, нужн[аы], хотим`,

  cue("improvement", 3)`
    improve*, enhance*, speed up, optimi[sz]*, refactor*, simplif*, rework, redesign*, streamline, polish,
    make (?:it|the|this|our)? ?(?:\p{L}+ ){0,5}(?:faster|easier|clearer|simpler|smaller|bigger|smoother|better|nicer),
    (?:too|very|so|quite|is|are|really) slow*, slower, slow(?:s|ness|ly)?, покращ*, поліпш*, прискор*, повільн*,
    оптиміз*, рефактор*, спрост*, зручніш*, швидш*, перероб*, доопрац*, гальму*, удоскон*, улучш*, ускор*,
    медленн*, оптимиз*, упрост*, удобнее, быстрее, передел*, доработ*, тормоз*`,
  cue("improvement", 2)`
    better, easier, faster, clean ?up the code, tidy up, reduce, decrease, cache, зменш*, краще, зрозуміліш*,
    уменьш*, лучше, понятнее, performance, продуктивн*, производительн*`,

  cue("chore", 3)`
    bump, upgrade, renew*, rotate, dependenc(?:y|ies), deps, changelog, readme, documentation, docs?, back ?up,
    invoices?, certificate, ssl, pay (?:for|the), schedule an?, book an?, remind*, translate, release notes,
    clean ?up, rename, документаці*, документац*, рахун(?:ок|ки|ку), оплат(?:и*|іть|ить), заплат*, продовж*,
    прибра*, прибер*, перейменув*, переклас*, перекла[лд]*, резервн*, бекап*, нагада*, сертифікат*, счет(?:а|у)?,
    продл*, прибер*, убрать, уберите, переимен*, перевед*, перевести, бэкап*, напомн*, сертификат*, залежност*,
    зависимост*`,
  cue("chore", 2)`
    updat(?:e|es|ing), migrat*, deploy*, release, archive, remove, delete, invite, set ?up, configure, prepare,
    write(?: up)?, send, e-?mail, call, order, buy, meeting, review, check, move, pay, book, arrange, clean,
    онов*, перенес*, мігр*, міграц*, деплой*, задепло*, реліз*, видал*, запрос*, налашту*, підготу*, підготов*,
    напис*, надісл*, відправ(?:ити|те|ь), подзвон*, зателефон*, замов*, купи*, зустріч*, почист*, перевір*,
    домовит*, домовся, забронюв*, обнов*, мигр*, релиз*, удал*, приглас*, настро*, подготов*, напиш*,
    отправ(?:ить|ьте|ь), позвон*, заказ*, встреч*, провер*, договор*, заброни*`
]
