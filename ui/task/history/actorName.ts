/** The names of people and of the parts of the product that act on tasks. Pure. */
import { words } from "../../words/words.ts"

const machine = "reactor:"

export const isMachine = (actor: string): boolean => actor.startsWith(machine)

export const actorName = (actor: string, nameOf: (actor: string) => string): string =>
  isMachine(actor) ? words.valueOf("reactor", actor.slice(machine.length)) : nameOf(actor)
