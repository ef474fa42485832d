/** Words that end an item: it is done, or it is not wanted any more. In en, uk and ru. */
import { phrases } from "../../../language/words.ts"

/** Words of completion that need no verb of the item. */
export const doneWords = phrases`
  done, all done, fixed, solved, resolved, sorted, ready, finished, completed, complete, deployed, merged, shipped, released, live now, is live, went live, is up, is out, went out, (?:is|are) in(?= now| place|[.!]|$), is open, works now, working again,
  back up, is back, back to normal, work again, works again, (?:opens?|loads?|prints?|starts?|connects?|syncs|charges|scans|accepts)(?: \p{L}+){0,3} again, is in the, are in the, went to, is gone, are gone, is signed, is sent, are sent, is ready, are ready, fix is (?:in|on|out|live), both fixed, taken care of, all set, all good now, in place, arrived, готово, готова, готовий, готові, зроблено, все зробив, все зробила, зробив, зробила, полагодив, полагодила, запрацював\p{L}*, працює знову, знову працює, знову (?:відкрива\p{L}+|друку\p{L}+|завантажу\p{L}+|запуска\p{L}+|прийма\p{L}+),
  вже працює, пройшло, пройшла, пройшов, виправлення на, відправлено, надіслано, вислано, стоїть, приїхав, приїхала, приїхали, прийшов, прийшла, прийшли, привезли, у мене вже, готов, готовы, сделано, сделал, сделала, починил, починила, заработал\p{L}*, снова работает, опять работает, снова (?:открыва\p{L}+|печата\p{L}+|загружа\p{L}+|запуска\p{L}+|принима\p{L}+), уже работает, теперь хорошо,
  прошло, прошла, прошел, исправление \p{L}+ на, исправление на, отправлено, выслано, стоит, приехал, приехала, приехали, пришел, пришла, пришли, решено, решилось, вирішилось, вопрос закрыт, питання закрите, закрыто, закрито, выкатил, выкатила, викотив, викотила, на месте, на місці`

/** Signs of completion. */
export const doneSign = /[✅☑✔]|(?<!\p{L})\[x\](?!\p{L})/u

/** Words that withdraw a request, a plan or an idea. */
export const droppedWords = phrases`
  never mind, nevermind, nvm, forget it, forget about it, scrap that, scratch that, cancel that, no longer needed, not needed, not needed any ?more, no need any ?more, no longer need, don't need, do not need, don't bother, not any ?more, is off, are off, called off, drop it, drop that, not now, not this time,
  changed my mind, we won't, let's not, відбій, отбой, не треба, вже не треба, більше не треба, не потрібно, вже не потрібно, не потрібен, не потрібна, не потрібні, не зараз, не сьогодні, скасовується, скасовано, скасували, забудь, забудьте, передумав, передумала, передумали,
  відміна, відміняється, не надо, уже не надо, больше не надо, не нужно, уже не нужно, не нужен, не нужна, не нужны, не сейчас, не сегодня, отменяется, отменили, отменено, забудьте, передумал, передумала, передумали, отмена, обійдемось, обойдемся`

/** Words that turn a message of completion into its opposite, or into a plan. */
export const unfinished =
  /(?<!\p{L})(?:i (?:cannot|can't|can not|couldn't|am not able to|was not able to)|не могу|не можу|не зміг|не змогла|не смог|не смогла|не вдалося|не вдалось|не удалось|не получилось|not (?:yet|done|ready|finished|installed|fixed|deployed|working|there)|isn't|aren't|wasn't|hasn't|haven't|didn't|almost|nearly|half|will be|should be|would be|to be|ще не|досі не|майже|ще ні|буде|будуть|не готов\p{L}*|не зробив|не зробила|не встиг\p{L}*|не успел\p{L}*|еще не|пока не|почти|еще нет|будет|будут|не сделал\p{L}?)(?!\p{L})/u

/** A condition at the beginning of a sentence: nothing has happened. */
export const conditional =
  /^(?:[^\p{L}]|(?:and|but|so|then|а|і|и|но|але|то) )*(?:if|when|once|until|as soon as|who|якщо|коли|поки|хто|если|когда|пока|кто|как только)(?!\p{L})/u

/** Words of the future. With them, a past form does not report completed work. */
export const willBe =
  /(?<!\p{L})(?:tonight|tomorrow|next week|later today|will|'ll|going to|завтра|ввечері|наступного|вечером|послезавтра|післязавтра|на следующей)(?!\p{L})/u

/** One word that ends the request just before it. */
export const briefAnswer = /^(?:in|up|out|sent|live|posted|added|offline|online|gone)[\s.!]*$/u

/** Words that pass on what another person said, or that a talk took place. */
export const relayed = phrases`
  says, said, answered, replied, confirmed, told (?:me|us), agreed, spoke (?:to|with), talked (?:to|with), called (?:them|him|her|back), informed, got (?:an answer|a reply), no answer, каже, кажуть, сказав, сказала, сказали, відповів, відповіла, відповіли, підтвердив, підтвердила, підтвердили, розповів, розповіла, поговорив, поговорила,
  попередив, попередила, подзвонив, подзвонила, домовились, домовилися, домовився, домовилась, не бере, не відповідає, говорит, говорят, сказал, сказала, сказали, ответил, ответила, ответили, подтвердил, подтвердила, подтвердили, рассказал, рассказала, поговорил, поговорила, предупредил, предупредила, позвонил, позвонила, договорился, договорилась, не берет, не отвечает, так и не ответил\p{L}*`

/** Words that tell how a check went. */
export const verdict = phrases`
  fine, both fine, all fine, looks good, looks fine, all good, ok, okay, lgtm, passes, passed, approved, reviewed, remarks?, comments?, no remarks, works, all works, ок, норм, все добре, усе добре, все гаразд, усе гаразд, усе зрозуміло, все зрозуміло, зауважень, зауваження, працює, глянув, глянула, подивився, подивилась, подивилася,
  все хорошо, все в порядке, все понятно, замечаний, замечания, замечание, работает, глянул, глянула, посмотрел, посмотрела, упало, впало`

/** A short line that announces an event at its beginning. */
export const startsNow =
  /^.{3,60}(?:(?<!\p{L})(?:right )?now|starts|begins|started|починається|зараз|начинается|сейчас)[\s.!]*$/u

/** Words of a later decision that say that it changes an earlier one. */
export const changesPlan =
  /(?<!\p{L})(?:instead|after all|changed my mind|change of plan|now|rather|moved to|make it|not \d|передумав|передумала|натомість|замість|переносимо|перенесли|тепер|передумал|передумала|вместо|переносим|перенесли|теперь|все-таки|лишаємо|оставляем|только|тільки)(?!\p{L})/iu
