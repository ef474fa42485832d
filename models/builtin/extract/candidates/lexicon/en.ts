/** English cues. */
import { type Lexicon, cueWords } from "./lexicon.ts"

export const english: Lexicon = {
  decided: cueWords`
    taken over, we simply, will be (?:documented|published|announced|replaced|removed|merged|moved|cancelled|canceled|closed|opened|kept),
    (?:we|we've|we have|team|everyone|everybody|they|they've|board|management|committee) (?:\p{L}+ )?(?:agreed|decided|concluded|settled|chose|voted|opted),
    (?:it was|it's|it is|was|has been|have been|been|is|are) (?:\p{L}+ )?(?:agreed|decided|settled|adopted|resolved that),
    agreed to \p{L}+, decided to \p{L}+, decided (?:that|on|against|then|now), agreed (?:that|on), (?:decided|agreed) then, settled on, the decision is,
    final (?:decision|answer), adoption of, (?:our|the) (?:plan|agreement|policy|decision|deal) (?:now )?is, signed off, we have a (?:decision|deal), it's a deal, changed (?:my|our) mind, on second thought*`,
  approved: cueWords`
    approved, go ahead, go for it, green light, (?:you have|got) (?:my|the) (?:ok|okay|approval), ship it, rejected, declined, denied, turned down, vetoed, permission granted, confirmed`,
  "group does": cueWords`
    we(?:'ll| will) (?:tackle|discuss|handle|sort|settle|decide|do|have) (?:\p{L}+ )?(?:\p{L}+ )?(?:later|this|that|it|offline|next),
    we(?:'ll| will|'re going to| are going to|'re gonna) (?!see|be able|be late|be back|find out|have to|need|probably|know|let you)\p{L}+,
    we(?:'re| are) (?:going with|keeping|moving|dropping|switching|postponing|cancell?ing|staying|stopping|closing|skipping|starting|buying|raising|hiring|launching|shipping|using|taking|replacing|leaving),
    let's (?:go with|stick|stay|keep|use|drop|skip|move|postpone|leave|do|make|say|take|stop|cancel|give|settle|have|set|aim),
    we (?:only |always |just |then |now )?(?:keep|move|drop|skip|postpone|cancel|leave|stick|stay|go with|use|ship|start|stop|close|open|pay|charge|take|buy|send|offer|give|freeze|limit|switch|hold|publish|launch|accept|raise|lower|cut|invite|replace|refund|print|tell|order)`,
  "group refuses": cueWords`
    we(?:'re| are) not (?!sure|able|ready|done|there|aware|at|in|on|yet)\p{L}+ing, we(?:'re| are) no longer \p{L}+ing,
    we (?:don't|do not|won't|will not|shall not|no longer|never) (?!know|have|need|think|see|want|understand|mean|remember|get|believe|care|yet|really|even|seem)\p{L}+, let's not, let us not,
    (?:not|nothing|no) (?:until|before|without) (?:the|we|they|he|she|it|\p{L}+), (?:is|are) not (?:going|happening|changing|moving|replaced|included|allowed|part of), won't be (?:\p{L}+ed), no (?:reverts?|changes|discounts?|exceptions?|refunds?|releases?|deploy\p{L}*)`,
  "changes a plan": cueWords`
    (?:moves?|moved|shifts?|shifted|slips?|slipped|slip|postponed?|pushed|delayed|rescheduled|brought forward) (?:\p{L}+ ){0,3}?(?:to|until|till|by|into|for|back),
    (?:goes|go) (?:out|live|into)(?: \p{L}+)?, (?:stays?|remains?) (?:in|at|as|with|on|the|open|closed|off|until|\d+), stays, (?:is|are|'s) (?:off|cancell?ed|on hold|called off|postponed|out|dropped|scrapped),
    can wait, has to wait, instead, until further notice, for now, for the time being, not before, no sooner than, new (?:date|deadline|time|plan)`,
  keeps: cueWords`(?:keep|leave) (?:it|them|both|the|this|that|all|our|\d+|\p{L}+ (?:at|as|for|until|till|in)), make it \d+, do it (?:on|at|tonight|tomorrow|then|in), stick (?:to|with), stay (?:with|at)`,
  rule: cueWords`
    from now on, from today, from tomorrow, from (?:monday|tuesday|wednesday|thursday|friday|next \p{L}+)(?: on)?, starting (?:today|tomorrow|monday|tuesday|wednesday|thursday|friday|next|from), as of (?:today|now|tomorrow|monday|next), henceforth,
    no more, (?:nobody|no one|noone|everyone|everybody|anyone|each \p{L}+|every \p{L}+) (?:may|must|should|has to|can|needs to|is allowed|gets|signs|discusses|touches|logs|merges|deploys|releases), not allowed, forbidden, mandatory, must not, may not, mustn't, at least, at most, in any case,
    has to (?:be|say|stay|have|go|match), have to (?:be|stay|match), must (?:be|have|not|stay|go|use|provide|contain), only (?:with|after|by) \p{L}+, without (?:a |an |the |my |our )?(?:review|approval|permission|ticket|receipt|test*), needs? approval, is required, are required`,
  event: cueWords`
    meeting, retro, retrospective, post-?mortem, demo, call, stand-?up, planning, workshop, training, session, launch, release, go-live, shoot, rehearsal, freeze, maintenance, audit, inspection, interview, kick-?off, party, fair, opening, deadline, sprint, cycle, milestone, cutoff`,
  "draws a conclusion": cueWords`(?<=^(?:ok |okay |so |and |but |well )?)(?:then|so|therefore|hence|ok then|okay then|in that case), (?<=^)in short`,
  fails: cueWords`
    (?:did not|didn't|does not|doesn't) (?:help|make a difference|matter|change anything|do anything|seem), (?:asks?|asked) (?:again|for it again), (?:logs?|logged|kicks?|kicked|throws?|threw) (?:them|me|us|people|users|him|her|you) out, (?:is|are|was|were|has|have)(?:n't| not) (?:been )?(?!been|sure|going|needed|required|asked|allowed|related|used|supposed|interested)\p{L}+ed, not (?:completed|delivered|received|found|counted|paid|signed), same (?:issue|problem|error), again since, goes? nowhere, stays? (?:red|empty|black|white|blank),
    (?:does|do|did|is|are|was|were|has|have)(?:n't| not)(?: even)? (?:work|load|open|save|send|show|start|respond|sync|build|boot|compile|install|connect|run|render|fire|trigger|arrive|print|match|update|appear|go through|come|reach|log|let|accept|recognise|recognize|charge|close|fit|show up)*,
    can(?:not|'t) (?:log|sign|open|save|send|load|see|upload|download|find|connect|build|install|boot|get|access|pay|print|reach|check|reproduce|start|buy|order|export|import)*, not working, stopp?ed \p{L}+ing, (?:is|are|was|were|looks|seems|got|gets|still|totally|completely|'s) (?:\p{L}+ )?(?:broken|corrupt(?:ed)?|down|screwed(?: up)?|unusable|buggy|unreachable|dead|empty|stuck|frozen|unavailable),
    fails?, failing, jams?, jamming, failed (?:to|with|on|when|in|at|for|today|again|on), fail to, (?:keeps|keep|kept) (?!me|us|an|the|it|both|them)\p{L}+ing, crash(?:es|ed|ing)?, segfault*, unusable, ftbfs,
    (?:getting|get|got|gets|seeing|see|throws|returns|returning|gives|giving|answers|says) (?:an? |the |this |me )?(?:\p{L}+ )?(?:error|errors|exception|50\d|40\d|timeout|timeouts|null),
    error (?:message|says|code|log), unable to, not able to, broke, breaks, having (?:an? )?(?:trouble|issue|problem|issues|problems), hangs?, freezes, times? out, timing out, bounced?`,
  trouble: cueWords`
    bugs?, broken, problems?, issues?, trouble, regressions?, errors?, glitch*, buggy, outage, incident, defect*, failure*, fault*, malfunction*, mess, nightmare`,
  damage: cueWords`
    lost, missing, gone, leaks?, leaking, cracked, torn, damaged, dirty, dead, ran out, run out of, running out, out of stock, sold out, stolen, spilled, burnt, overheat*, overload*, full, overdue, unpaid, late, delayed, deleted by (?:mistake|accident), vanished, disappeared, duplicated?, data loss`,
  "wrong thing": cueWords`wrong, incorrect*, mismatch*, mixed up, by mistake, by accident, accidentally, instead of, doesn't match, don't match, off by, outdated, out of date, misspelt, typo*, twice, (?:an|one|two|three|\d+) (?:hours?|minutes?|days?) (?:behind|off|ahead|late), still (?:says?|shows?|points?|has|have|using|uses)`,
  slow: cueWords`slow, slower, slowly, too long, takes (?:about |over |more than |up to )?\d+, took (?:about |over |more than |up to )?\d+, lagging, lags, behind schedule, forever`,
  exposed: cueWords`
    (?:went|sent|mailed|posted|shared|uploaded) (?:\p{L}+ ){0,3}?(?:to the wrong|to everyone|to all|in the wrong),
    leaked?, leaks, exposed, in the open, (?:plain|clear) ?text, without (?:logging in|a password|password|login), open to (?:all|everyone|anyone|everybody), public(?:ly)?, (?:anyone|everybody|everyone) (?:can|could) (?:see|open|read|edit|download), personal data, phishing, hacked, breach*, wrong (?:chat|group|person|address|recipient)*, security`,
  complaint: cueWords`
    \d+ (?:users|customers|clients|people|guests|parents|passengers|orders) (?:\p{L}+ )?(?:say|said|report|reported|complain|cannot|can't|got|since|still|have|are|did)*, (?:users|customers|crew|drivers|guests|parents|passengers|clients|people|players|students|teachers|staff) (?:say|said|report|complain|keep|cannot|can't)*,
    complain*, angry, annoyed, furious, unhappy, refund requests?, users (?:say|report|are)*, customers? (?:say|report|are|keeps?|cannot|can't)*, reports? (?:of|that), keeps? asking`,
  blocked: cueWords`
    no definition, not (?:officially )?(?:begun|started|decided|ready)(?: yet)?, any progress on, (?:nobody|no one) (?:has (?:the|a|an|access|time|answered|replied)|knows|can|answers),
    (?:is|are|am|i'm|we're|got|get|being|was|still) blocked, blocked (?:by|on|until), blocking (?:us|me|the|this|issue|bug), (?:blocks|block) (?:us|me|the|this|our), blocker, can(?:not|'t) (?:continue|proceed|move forward|release|ship|deploy|start|finish|test)(?: until| without| before)?,
    waiting (?:on|for) (?:the |a |an |his |her |their |your |our )?\p{L}+, awaiting, stuck (?:on|with|at|until), show-?stopper*, holding (?:us|me|it) up, gating on, depends on, until (?:we|they|he|she|i) (?:get|have|know|hear|receive)*, no (?:access|answer|reply|response|word|news) (?:from|yet|to)*`,
  risky: cueWords`
    (?:is|are|you're|we're|probably) going to have to, bad (?:place|idea|sign|timing), sets a bad, fear, not sure (?:\p{L}+ ){1,6}will, there will be no, will be no, doubt, won't (?:accept|like|work|fit|understand|notice),
    risks?, risky, (?:might|may|could|would) (?:not )?(?:break|fail|slip|delay|lose|leak|run out|be late|cause|collapse|be lost|be hours|expire|fine|sue|cancel|not make)*, (?:may|might) not, dangerous, vulnerab*, (?:i'm |i am |we're )?(?:afraid|worried|concerned)(?: that| about| is)?, i fear, (?:potential|possible) (?:prob|problem|issue)*,
    (?:won't|will not|wouldn't) (?:make it|be ready|be done|finish|hold|survive|last|arrive|be enough)(?: by| before| in| on| for)?, at risk, too close, threatens?, warns?, storm, strike, full in, runs out, if (?:that|this|it) (?:lapses|fails|breaks|goes), bad precedent, penalt*, fined, fines, a fine, once (?:they|he) finds? out, not enough`,
  expires: cueWords`expires?, expiring, expiry, valid (?:until|till|to), ends? on, lapses?, runs? out (?:on|in), due (?:on|by), offer (?:holds|ends|closes), closes (?:on|at|for), only until, until the end of, renewal`,
  cause: cueWords`
    (?<=^)(?:that's|that is|that was|this is|it's|it was) (?:the|a|an|my|our|their|because|why|what|how) \p{L}+,
    because, because of, due to, owing to, that's (?:why|because|the), the (?:cause|culprit|reason|root cause) (?:is|was|of), caused (?:by|the), turned out, turns out, it happens when, happens (?:when|if|because), comes from, explains, thanks to, it's (?:the|a|an|our) \p{L}+ (?:that|which)`,
  limit: cueWords`limit, limits, limited to, maximum, max, minimum, at most, at least, up to \d+, no more than, not more than, only \d+, per (?:call|day|hour|minute|month|person|user|request|week|year|pupil|client|head|item|piece), capacity, quota, supports? (?:only|up)*, doesn't (?:cover|support|include), only (?:works|supports|covers|in|on|for|via), not supported, required for`,
  price: cueWords`costs?, price, prices, priced, quote, budget, invoice, fee, discount, per cent, percent, salary, deposit, prepaid, paid, subtotal, total, altogether, revenue, rent, euros?, dollars?, pounds?`,
  belongs: cueWords`belongs? to, owned by, owns, owner of, responsible for, in charge of, is run by, (?:is|are) in the, lives? in, located, stored (?:in|on|at), kept in, hosted (?:on|at|by), works for, takes over, taken over, stands in, on leave, on holiday, on vacation, day off, out of office, is away, phone number, numbers? (?:is|for|are), password is, address is, the link is, (?:is|are) (?:at|on|in) (?:https?\S+)`,
  "heads-up": cueWords`heads-?up, reminder, notice, fyi, for your information, note that, please note, note:, be aware, keep in mind, attention, announcement, for (?:the )?record, just so (?:you|everyone), news:, update:, good news, bad news`,
  learned: cueWords`turns out, (?:i|we) (?:learned|learnt|noticed|discovered|found out|found|realised|realized|measured|counted|checked|tested), it (?:appears|turns out|seems|looks like), looks like, the (?:point|lesson|takeaway|upshot) is, worth noting, in practice, apparently, deprecated, available (?:in|on|from|as), documented, it means`,
  solved: cueWords`
    (?:is|was|are|been|got|now|i|we|just|finally) (?:\p{L}+ )?fixed, fixed (?:by|in|with|a|the|it), (?:the )?(?:fix|solution|workaround|trick|answer) (?:is|was|would be), work(?:ed|s) (?:around|fine now|now|after|if|when), solved (?:by|it|the), resolved (?:by|it|the), fix is, helped, the way to, workaround, that (?:fixed|solved) it, does the trick, gave us`,
  advice: cueWords`
    you(?:'ll| will)? (?:can|could|need to|have to|should|must|just need to|would|may|might want to|will need|need)(?: also| just| simply| then| always| use)? (?!see|ask|be|tell|say|know)\p{L}+, (?<=^)(?:use|try|set|check|enable|disable|add|run|call|pass|create|send|install|see|read|look at|make sure), if you (?:want|need|don't|use|do|are|have|set|call|pass|create)*, recommended, we recommend, instead of, the (?:best|easiest|right|correct|recommended|only|usual) way, it's possible to, there is (?:a|an) (?:\p{L}+ )?(?:option|way|setting|flag|api|endpoint), pitfall`,
  proposed: cueWords`
    maybe (?:we|you|someone|somebody|it|i) (?:should|could|can), what if, how about, what about (?:\p{L}+ing|a|the), (?:would|it'd|might) be (?:nice|great|good|cool|useful|handy|better|helpful|interesting|nicer)(?: to| if)?, (?:it'd|it would|would) be better, why not, why don't we, (?:we|you) could (?:also |just |maybe |even )?\p{L}+, could we (?:also )?\p{L}+, can we not just, shall we, should we,
    i(?:'d| would)? (?:suggest|propose|recommend|vote), my (?:suggestion|proposal|idea|vote) is, (?:an?|the|my|one|another) idea*, proposal, wonder (?:if we|whether we), think (?:we|it) (?:could|should|might|would), we (?:might|may) (?:wish|want) to, i was thinking, i'd (?:rather|prefer|love|like) (?:to|if|us)?, let's (?:try|consider|also)`,
  needed: cueWords`
    (?:we|they|someone|somebody|it|that|this|he|she|i) (?:really |still |just |also |probably |definitely |'ll |will )?(?:need|needs) (?!no|any|not)\p{L}+, (?:have|has|had) to (?!say|admit|wonder|agree)\p{L}+, must \p{L}+, needs? to \p{L}+, is needed, are needed, should, on my todo, to-?do, (?:deadline|due date) (?:is|for), action on, (?:has|have) to be \p{L}+`,
  asked: cueWords`
    (?<!how |what |where |why |when |who )(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody|we), please, pls, would you mind, don't forget, do not forget, remember to, remind (?:me|us|\p{L}+) to, make sure, be sure to, (?:i|we) need you, i want you to, take care of, follow up`,
  promised: cueWords`
    i(?:'ll| will|'m going to| am going to|'m gonna) \p{L}+, i (?:plan|intend|hope|promise|expect|aim) to \p{L}+, leave (?:that|it|this) (?:to|with) me, i can (?:take|do|fix|look|write|handle|test|review|help|send|add|make|prepare|update|check|try|cover)*, on it, i'll volunteer, my (?:task|action), (?<=^)will do, (?<=^)adding, (?<=^)doing`,
  finished: cueWords`done, finished, completed, sent, merged, deployed, uploaded, installed, renewed, ordered, shipped, published, posted, closed, resolved, removed, deleted, updated, added, moved, checked, reviewed, approved, tested, released, is out, is live, is up, ready, went out, fixed, paid`,
  "in progress": cueWords`(?:i'm|i am|we're|we are|am|currently|today i'm|still|now|they're) (?:also |currently |still )?(?:working on|\p{L}+ing), (?<=^)(?:working on|looking into|finishing|preparing|testing|writing)`,
  accepts: cueWords`(?<=^)(?:ok|okay|agreed|agree|fair|fair enough|deal|yes|yep|yeah|sure|works|works for me|sounds good|good idea(?!,? but)|right|fine|alright|done deal|makes sense|good(?! idea)|great(?! idea)|perfect|\+1|ack|approved|exactly|correct|true|of course)`,
  refuses: cueWords`(?<=^)(?:no|nope|not|never|none|rather not|better not|negative|out)`,
  condition: cueWords`if, unless, in case, provided(?: that)?, otherwise, as long as, depending on, only when, once, as soon as`,
  hypothetical: cueWords`would have, could have, should have, might have, if i (?:were|was|had|win|won|could), if we (?:were|had|ever), used to, wouldn't, in theory, hypothetically, someday, one day, imagine, in (?:another|a perfect|an ideal) (?:life|world), ever get, suppose`,
  "only in theory": cueWords`would have \p{L}+, could have \p{L}+, if only, in theory, theoretically, hypothetically, in (?:an ideal|a perfect|another) (?:world|life), we could always just, worst case,? (?:we|you) (?:can|could) just`,
  reported: cueWords`(?!i |we |you |it )\p{L}+ (?:says|said|told (?:me|us)|claims?|claimed|promised|thinks|wants|wanted|asks|mentioned|wrote|writes), according to, supposedly, allegedly, asked (?:me|us) (?:if|whether|to), they (?:say|said|told)`,
  rumour: cueWords`(?:i |we )?heard (?:that|from|a|some|they|we), rumou?r*, word is, supposedly, someone said, somebody said, people say, gossip`,
  sarcasm: cueWords`oh (?:great|sure|yes|yeah|right|wonderful|brilliant|fantastic|joy|perfect|lovely), yeah,? right, (?:just |exactly )?what (?:we|i) (?:needed|always wanted), what could (?:possibly )?go wrong, brilliant (?:idea|plan), genius, love (?:that|it when|how), (?:i |we )?live for, can't wait, because (?:that|it) (?:always|went|worked) \p{L}+, how (?:wonderful|lovely|surprising|nice), as if, sure,? (?:because|why not|let's), thanks a lot`,
  joke: cueWords`lol, haha*, hehe*, rofl, lmao, jk, just kidding, kidding, lottery, zombie*, aliens?, time machine, world domination, unicorn*, beer, magic`,
  wish: cueWords`i wish, hopefully, i hope, hope (?:that|they|it|to)?, fingers crossed, i'd love, would love, if only, dream*, i want to`,
  courtesy: cueWords`let me know, lemme, feel free, happy to (?:help|assist), i'll (?:have a look|take a look|look|see|think|be|read|ask around|let you know|ping|wait), let me (?:see|check|think|look), hold on, one (?:sec|second|moment|minute), good question, hope (?:that|this|it) helps, take a look, have a look`,
  past: cueWords`yesterday, last (?:week|month|year|time|night|spring|summer|autumn|winter|monday|friday), ago, previously, back (?:then|in), remember (?:when|how|that), used to, once upon, in (?:19|20)\d\d, years, those days, already, i (?:did|had|was|went|tried|thought|forgot|sent|got|asked|wrote|used)`,
  trivia: cueWords`lunch, coffee, tea, pizza, cake, cookies?, kettle, fridge, umbrella, charger, mug, cup, football, match tonight, weather, cat, dog, movie, song, playlist, parking, birthday, sandwich*, chocolate, plant*, chair, headphones, weekend, holiday photos, window seat`,
  meeting: cueWords`
    move on, moving on, move along, next please, next topic, any(?:thing|one|body) else, your turn, you start, (?:is|are) (?:that|we) (?:it|done|ready|all), that's (?:it|all), i'll go, i'm done, let's (?:start|begin|get started|see|wait|go on|go), stand ?by, going (?:once|twice|three), back in,
    ready to (?:start|begin), who's next, hand over, catching up, got to run, have to run, need to (?:leave|run|go), take (?:this|it|that) offline, any (?:update|updates|progress|comments?|questions?|objections?|thoughts), thoughts, agenda, action items, minutes, chair, meeting, votes?, blueprints?, going through, roll call`,
  opinion: cueWords`i (?:think|guess|feel|believe|like|love|hate|suppose|figure|doubt), imho, imo, personally, in my opinion, to me, seems to me, i'd say, the nature of`,
  hedge: cueWords`maybe, perhaps, probably, possibly, might, i guess, sort of, kind of, not sure, i think, no idea, as far as i know, afaik, presumably, seems`,
  manners: cueWords`thanks?, thank you, thx, ty, congrat*, welcome, sorry, good (?:morning|night|luck|evening|afternoon), have a (?:nice|good|great) \p{L}+, cheers, bbl, brb, see you, talk (?:later|soon|afterwards), nice (?:work|job), well done, hi, hello, hey, bye, my bad, no worries, no problem, np`,
  "asks anyone": cueWords`(?:does|do|did|has|have|is|can) (?:anyone|anybody|someone|somebody|you know|we know|any of you), anyone know*, any idea, do you know, who (?:owns|has|knows|is responsible|takes|can|sends|does|will), question (?:from|for|to|about|is), one question, i (?:want|wanted|would like|'d like) to (?:ask|know), is it possible, is there (?:a|any|an|some), (?:how|where|when|which \p{L}+) (?:do|can|should|would|are|is|did) (?:i|we|one|the|our), should i, do i (?:need|have)*, can i, what do i, which \p{L}+ (?:should|do|api|to|is), wondering (?:if|how|whether|why), the question is, not sure (?:if|whether|how), may i, will it`,
  "asks you": cueWords`(?:are|do|did|have|were|can|could|would|will|is|was) (?:you|your|u), (?:what|how|which|where|why|when) (?:\p{L}+ ){0,2}?(?:are|do|did|is|were) (?:you|your), you mean, what do you`,
  "asks how much": cueWords`how (?:many|much|long|often|fast|big|far|soon|old), what (?:is|are|was) the (?:\p{L}+ )?(?:limit|maximum|minimum|price|deadline|number|size|state|status|date|name|plan|difference|budget), when (?:is|do|does|will|are|can), what time, which (?:day|date|version), until when, by when`,
  "asks back": cueWords`(?<=^)(?:what|why|how|which|who|when|where|really|huh|sure|right|and|ok|so|what else|do what|why so|how so|which one|like what|such as|since when|for what|what's that)[ ?]*$, what do you mean, what is that, what's that, you sure, are you sure, is that right`,
  rhetorical: cueWords`why do (?:\p{L}+ ){1,3}(?:hate|always|never), who even, who (?:needs|cares|knew|would have|doesn't), what good, why (?:me|us|always|on earth), how hard can, what's not to, isn't it, seriously, what on earth, when will (?:they|people) ever, is it (?:friday|monday) yet`,
  unclear: cueWords`not clear, unclear, (?:doesn't|does not|don't|do not) (?:seem clear|understand|know (?:if|whether|how|why|what|who)), not sure (?:if|whether|how|why|i'm|we|that), no idea, confus*, ambiguous, up in the air, undecided, under discussion, in discussion, not (?:yet )?decided, to be decided, tbd`,
  foretells: cueWords`(?!i |we |you )\p{L}+ will (?!you)\p{L}+, will be, is going to, are going to, is expected, (?:is|are) (?:due|planned|scheduled|meant to|supposed to)`,
  contrasts: cueWords`(?<=^)(?:but|however|though|still), except, although, even though`,
  arrives: cueWords`(?:came|come|comes|is|are) (?:back|in|out|through|over), arrives?, arrived, delivered, delivery, answered, replied, (?:gave|got|sent|offered|promised|confirmed) (?:us|me|it|a|the)?`,
  denies: cueWords`(?:nobody|no one|noone) (?:ever )?(?:said|says|told|promised|decided|asked), (?:i|we) never (?:said|promised|agreed|decided|told), made up, not true, untrue, nonsense, fake news, don't believe, just rumou?rs, contrary to`
}
