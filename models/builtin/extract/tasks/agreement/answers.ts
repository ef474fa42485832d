/** Short answers to a request: "ok, on it" accepts it, "can't, sorry" refuses it. */
import { plain } from "../../../../language/words.ts"

/** A longer answer says more than yes or no. UTF-16 units. */
const longest = 80

const accepts =
  /^(?:(?:@?\p{L}[\p{L}\p{N}_-]*[,:] )?(?:ok|okay|okey|sure|yep|yes|yeah|yup|aye|will do|can do|on it|got it|np|no problem|of course|consider it done|roger|ack|noted|deal|happy to|gladly|absolutely|certainly|right away|i'll do (?:it|that|so)|works(?: for me)?|fine|copy that|ок|окей|добре|гаразд|так|зроблю|зробимо|прийнято|прийняв|прийняла|зрозумів|зрозуміла|зрозуміло|буде зроблено|буде|буду|домовились|домовилися|беру|візьмусь|звісно|ага|угу|є|без проблем|залюбки|хорошо|ладно|да|сделаю|сделаем|принято|принял|приняла|понял|поняла|понятно|будет сделано|будет|договорились|возьмусь|конечно|есть|легко)(?![\p{L}'])|[👌👍🫡💪🤝✊✅])/u
const refuses =
  /(?<!\p{L})(?:can't|cannot|can not|won't|not able to|unable to|no time|i'm off|i am off|not me|not possible|not today|nope|no way|sorry,? (?:no|but|can't)|не зможу|не можу|не встигну|не встигаю|не вийде|ніяк|немає часу|нема часу|не смогу|не могу|не успею|не успеваю|не получится|никак|нет времени)(?!\p{L})|^(?:no|ні|нет)(?=[,.! ]|$)/u

type Answer = "accepts" | "refuses" | null

export const answerOf = (text: string): Answer => {
  const read = plain(text.trim().slice(0, 400))
  if (refuses.test(read)) return "refuses"
  return read.length <= longest && accepts.test(read) && !read.endsWith("?") ? "accepts" : null
}
