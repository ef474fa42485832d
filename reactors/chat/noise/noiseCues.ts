/** Words of small talk, and words of substance, in en, uk and ru. A star matches any ending. */
import { phrases } from "../../../models/language/words.ts"

/** Phrases that are a complete message, alone or with a name. */
export const smallTalk: ReadonlyArray<{ readonly factor: string; readonly pattern: RegExp }> = [
  {
    factor: "greeting",
    pattern: phrases`
      hi, hello, hey, hiya, heya, yo, good (?:morning|afternoon|evening|night|day), morning, greetings, welcome(?: back)?,
      bye*, goodbye, see (?:you|ya), cya, later, talk (?:to you )?(?:later|afterwards|soon), bbl, brb, bbiab, ttyl,
      good ?night, gn, have a (?:good|nice|great) (?:one|day|evening|night|weekend), (?:i'm|i am)? ?back,
      happy birthday, congrat*, congrats, congratulations, привіт*, вітаю, добр(?:ий|ого) (?:ранок|ранку|день|дня|вечір|вечора),
      доброї ночі, на добраніч, бувай*, до побачення, до завтра, гарного (?:дня|вечора), з днем народження, привет*,
      здравствуй*, добр(?:ый|ое|ого|ой) (?:утро|утра|день|дня|вечер|вечера|ночи), пока, до свидания, до завтра,
      хорошего (?:дня|вечера), спокойной ночи, с днем рождения, поздравля*`
  },
  {
    factor: "thanks",
    pattern: phrases`
      thanks, thank (?:you|u), thankyou, thx, thnx, tnx, ty, tyvm, cheers, (?:much|very) appreciated, appreciate it, kudos,
      (?:you are|you're|ur|you are very|you're very|very) welcome, welcome, no problem, np, no worries, any ?time, my pleasure, sorry, my bad,
      apologies, дякую*, дяки, спасибі, красно дякую, будь ласка, нема за що, прошу, вибач*, перепрошую, спасибо,
      благодарю, пасиб*, спс, пожалуйста, не за что, извини*, прости*`
  },
  {
    factor: "acknowledgement",
    pattern: phrases`
      ok, okay, okey, okie, k, kk, okok, yes, yep, yup, yeah, ya, yea, aye, no, nope, nah, sure, right, true, indeed, exactly,
      correct, cool, nice, great, good, perfect, awesome, excellent, super, fine, fair enough, got it, gotcha, i see, makes sense,
      that makes sense, sounds good, good to know, all good, roger, ack, noted, understood, same here, me too, ah, oh, oh ok, hm+, mhm, uh, huh, wow, well, welp,
      i think so, of course, alright, all right, very well, so, lovely, sweet, neat, wonderful, amazing, yay, hooray, woot, \+, так, да, ага, угу, ок, окей, добре, гаразд, ні, зрозумі*, ясно,
      звісно, точно, чудово, супер, клас*, круто, згоден, згодна, прийнято, файно, є, нет, неа, хорошо, понятно, понял*, конечно, отлично,
      здорово, класс, ладно, принято, именно, верно, ого, ну, ой, о, ясненько, молодець, молодец`
  },
  {
    factor: "laughter",
    pattern: phrases`
      a?(?:ha){2,20}h?, a?(?:he){2,20}h?, heh, lo+l, lmao, rofl, xd, jk, а?(?:ха){2,20}х?, а?(?:хе){2,20}, (?:ах){2,20}а?, хах, хех,
      лол, ржу, ору, гг`
  }
]

/** Words without meaning of their own that may accompany small talk. */
export const filler = phrases`
  all, everyone, everybody, guys, folks, team, there, again, very, much, so, too, a lot, for (?:that|this|the help|your help|your time|now|everything|all the help|the info|the information),
  you, i, it, that, that's, is, it's, this, and, then, now, just, really, man, dude, mate, sir, buddy, to hear, to know,
  for, the, your, help, with, всім, усім, дуже, велике, щиро, за, допомогу, і, й, та, тобі, вам, це, всем, очень, большое, огромное, помощь,
  и, тебе, это, ребята, народ, друзі, друзья, колеги, коллеги`

/** Phrases that are never noise, however short the message is. */
export const substance: ReadonlyArray<{ readonly factor: string; readonly pattern: RegExp }> = [
  {
    factor: "request",
    pattern: phrases`
      please, pls, plz, (?:can|could|would|will) (?:you|we|someone|somebody|anyone), need(?:s|ed)?, must, should, have to, has to, ought,
      let's, lets, don't forget, make sure, remind*, waiting for, asap, urgent*, blocked, deadline, help (?:me|us)?, треба, потрібн*, необхідно, давай*, можеш, можете,
      зроби*, перевір*, глянь*, подиви*, скинь*, надішли*, додай*, онови*, виправ*, терміново, надо, нужн*, необходимо, можешь,
      сделай*, проверь*, посмотри*, скинь*, пришли*, добавь*, обнови*, исправь*, срочно, проверьте, прошу, fix, check, review,
      deploy, merge, restart`
  },
  {
    factor: "commitment",
    pattern: phrases`
      i'll, i will, we'll, we will, i'm going to, i am going to, i can, will do, on it, working on, looking, let me, i'd, i take, taking,
      (?:by|until|till) (?:monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|noon|eod), tomorrow, зроблю, зробимо, візьму, беру, займуся, подивлюс*,
      перевірю, буде (?:до|готово), завтра, сделаю, сделаем, возьму, займусь, посмотрю, проверю, будет (?:до|готово), допишу, напишу,
      додам, добавлю, надішлю, пришлю, скину, гляну`
  },
  {
    factor: "decision",
    pattern: phrases`
      agreed?, disagree*, decided?, decision, approved?, rejected?, go ahead, go for it, ship it, lgtm, deal, (?:let's|lets) go, we go with,
      домовил*, вирішил*, вирішено, погод*, узгод*, затвердж*, схвал*, апрув*, договорил*, решил*, решено, согласов*, утвержд*,
      одобр*, approve, veto, нехай буде, пусть будет, ні в якому разі, ни в коем случае`
  },
  {
    factor: "problem",
    pattern: phrases`
      error*, bugs?, crash*, broken, broke, fail*, issues?, problem*, wrong, down, stuck, slow*, leak*, timeouts?, outage, incident,
      (?:does|do|did|is|are|was|can)(?:n't| not) \p{L}+, cannot, can't, won't, unable, missing, lost, regression*, оом, oom,
      помил*, баг*, не \p{L}+, пада*, впа[влло]*, зламал*, лежить, завис*, проблем*, гальму*, зник*, ошиб*, упал*, сломал*, лежит,
      тормоз*, пропал*, отвалил*, відвалил*`
  }
]

/** Explicit markers of something to keep, followed by text. */
export const marker =
  /\[(?:action|agreed|idea|todo|decision|vote|topic|problem|question|risk|info|help|дія|рішення|задача|решение)\]\s*\S|(?<![\p{L}\p{N}_])(?:todo|fixme|action item|action|agreed|decision|рішення|завдання|решение|задача)\s?[:!-]\s?\S|#(?:action|agreed|idea|todo|topic|info|help|vote)\s+\S/u

/** Output of meeting bots and chat bots. */
export const botOutput =
  /^(?:(?:action|agreed|idea|link|info|topic|vote|help|progress report|accepted|rejected) received(?: from \S{1,40})?:|[+-][01] received from \S|public votes can be registered|e\.g\. \/msg |final result is \d|vote (?:is in progress|ended)|meeting (?:started|ended|finished) (?:at )?|commands available:|useful commands:|current chairs:|minutes(?: \(text\))?:\s*http|log:\s*http|the meeting name has been set)/u

const someone = String.raw`(?:\*{1,3} )?(?:\S{1,40} ){1,3}`
/** Notices that a person joined, left or changed their name. */
export const cameOrWent = new RegExp(
  [
    String.raw`^${someone}(?:has |have )?(?:joined|left|quit)(?: (?:the |this )?(?:group|chat|channel|server|room|conversation|#\S{1,60}))(?: via [^\n]{0,60}| [(\[][^\n]{0,80})?\.?$`,
    String.raw`^${someone}(?:has|have) (?:joined|left|quit)(?: [(\[][^\n]{0,80})?\.?$`,
    String.raw`^${someone}is now known as \S{1,40}$`,
    String.raw`^${someone}(?:приєдна[вл]\p{L}{0,4}|доєдна[вл]\p{L}{0,4}|залиши\p{L}{1,4}|поки\p{L}{2,6}|вийш\p{L}{1,4}|вступи\p{L}{1,4}|присоедини\p{L}{1,6}|выш\p{L}{1,4})(?:\(\p{L}{1,2}\))? (?:до |з |із |в |к |из )?(?:груп|чат|канал)\p{L}{0,5}\.?$`
  ].join("|"),
  "u"
)
