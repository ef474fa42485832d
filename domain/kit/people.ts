/** The people of all tests. */
import { PersonId, personActor } from "../ids.ts"

const person = (id: string) => personActor(PersonId.make(id))

export const ada = person("ada00000")
export const bo = person("bo000000")
export const cy = person("cy000000")
export const dan = person("dan00000")
export const eve = person("eve00000")
