/** `npm run telegram:demo`: prints the day of a team of five with the bot, as the people see it in their chats. */
import { onClock } from "../kit/noticeScene.ts"
import { dayStart, playDay } from "./day.ts"

await onClock(dayStart, async (on) => {
  const { chats } = await playDay(on)
  for (const { title, chat } of chats) console.log(`\n=== ${title} ===\n${on.api.transcript(chat)}`)
})
