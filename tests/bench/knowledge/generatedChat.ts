/** A generated chat of any length. The sentence depends only on its number, and no two are equal. */

const people = ["Ann", "Bo", "Cleo", "Dov", "Eva", "Finn", "Gia", "Hal"]
const things = ["pier", "relay", "invoice", "lantern", "harbour map", "winch", "ticket desk", "mooring", "gate", "buoy"]
const places = ["on the north quay", "behind the depot", "in the old hall", "by the ferry", "at gate nine", "upstairs"]
const asks = ["could you paint", "please repair", "can somebody check", "we need to replace", "I'll look after"]
const tells = ["was fine before", "looked good after", "stays open until", "stands next to", "came with"]

/** The nth sentence. One in twenty is a request, one in twenty is a decision, and most of the others are small talk. */
export const sentence = (n: number): string => {
  const [thing, place, who] = [pick(things, n), pick(places, Math.floor(n / 7)), pick(people, Math.floor(n / 3))]
  const mark = (n * 2_654_435_761) % 1_000_003
  if (n % 20 === 0) return `${who}: ${pick(asks, Math.floor(n / 5))} the ${thing} ${place}, number ${mark}, by Friday?`
  if (n % 20 === 7) return `We agreed that the ${thing} ${place} gets the number ${mark} from now on.`
  return `The ${thing} ${place} ${pick(tells, Math.floor(n / 11))} crate ${mark}, says ${who}.`
}

const pick = (words: ReadonlyArray<string>, n: number) => words[n % words.length] ?? ""
