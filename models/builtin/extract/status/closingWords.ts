/** Words that end an item: it is done, or it is not wanted any more. In en, uk and ru. */
import { phrases } from "../../../language/words.ts"

/** Words of completion that need no verb of the item. */
export const doneWords = phrases`
  done, all done, fixed, solved, resolved, sorted, ready, finished, completed, complete, deployed, merged, shipped, released, live now, is live, went live, is up, is out, went out, is in, are in, is open, works now, working again,
  back up, is back, back to normal, taken care of, all set, all good now, in place, arrived, готово, готова, готовий, готові, зроблено, все зробив, все зробила, зробив, зробила, полагодив, полагодила, запрацював\p{L}*, працює знову, знову працює,
  вже працює, стоїть, приїхав, приїхала, приїхали, прийшов, прийшла, прийшли, привезли, у мене вже, готов, готовы, сделано, сделал, сделала, починил, починила, заработал\p{L}*, снова работает, опять работает, уже работает, теперь хорошо,
  стоит, приехал, приехала, приехали, пришел, пришла, пришли, решено, решилось, вирішилось, вопрос закрыт, питання закрите, закрыто, закрито, выкатил, выкатила, викотив, викотила, на месте, на місці`

/** Signs of completion. */
export const doneSign = /[✅☑✔]|(?<!\p{L})\[x\](?!\p{L})/u

/** Words that take a request, a plan or an idea back. */
export const droppedWords = phrases`
  never mind, nevermind, nvm, forget it, forget about it, scrap that, scratch that, cancel that, no longer needed, not needed, not needed any ?more, no need any ?more, no longer need, don't need, do not need, don't bother, not any ?more, is off, are off, called off, drop it, drop that, not now, not this time,
  changed my mind, we won't, let's not, відбій, отбой, не треба, вже не треба, більше не треба, не потрібно, вже не потрібно, не потрібен, не потрібна, не потрібні, не зараз, не сьогодні, скасовується, скасовано, скасували, забудь, забудьте, передумав, передумала, передумали,
  відміна, відміняється, не надо, уже не надо, больше не надо, не нужно, уже не нужно, не нужен, не нужна, не нужны, не сейчас, не сегодня, отменяется, отменили, отменено, забудьте, передумал, передумала, передумали, отмена, обійдемось, обойдемся`

/** Words that turn a message of completion into its opposite, or into a plan. */
export const unfinished =
  /(?<!\p{L})(?:not (?:yet|done|ready|finished|installed|fixed|deployed|working|there)|isn't|aren't|wasn't|hasn't|haven't|didn't|almost|nearly|half|will be|should be|would be|to be|ще не|досі не|майже|ще ні|буде|будуть|не готов\p{L}*|не зробив|не зробила|не встиг\p{L}*|не успел\p{L}*|еще не|пока не|почти|еще нет|будет|будут|не сделал\p{L}?)(?!\p{L})/u

/** A condition at the beginning of a sentence: nothing has happened. */
export const conditional =
  /^(?:[^\p{L}]|(?:and|but|so|then|а|і|и|но|але|то) )*(?:if|when|once|until|as soon as|who|якщо|коли|поки|хто|если|когда|пока|кто|как только)(?!\p{L})/u
