/** Recovery codes: secrets that each sign their person in once, when a passkey is lost. */
import { Effect } from "effect"
import { scrypt } from "node:crypto"
import type { PersonId } from "../../../../domain/ids.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { alphabet, typedLettersIn, randomLetters } from "../flow/letters.ts"

const locatorLength = 4
/** 58 bits. */
const secretLength = 12
const groupLength = 4
const hashBytes = 32
/** 16 MiB and about 50 ms for each guess, and a salt that only this installation has. */
const cost = { N: 2 ** 14, r: 8, p: 1 }

/** Letters that lead to the person, so that a person enters only the code. Several people may share them. */
export const locatorOf = (person: PersonId) =>
  Effect.map(NaturalKeys, ({ idFor }) =>
    Array.from(
      idFor("recovery-locator", person).slice(0, locatorLength),
      (letter) => alphabet[Number.parseInt(letter, 36) % alphabet.length]
    ).join("")
  )

const grouped = (code: string) => code.match(new RegExp(`.{1,${groupLength}}`, "g"))?.join("-") ?? code

export const newRecoveryCode = (locator: string): string => grouped(locator + randomLetters(secretLength))

/** The code without separators, in capitals; null for a text that is no code. */
export const recoveryCodeIn = (text: string): { readonly locator: string; readonly code: string } | null => {
  const code = typedLettersIn(text, locatorLength + secretLength)
  return code === null ? null : { locator: code.slice(0, locatorLength), code }
}

/** The hash that the log keeps. `code`: without separators. */
export const recoveryHashOf = Effect.fnUntraced(function* (person: PersonId, code: string) {
  const salt = (yield* NaturalKeys).secretFor("recovery-code", person)
  return yield* Effect.callback<string>((resume) =>
    scrypt(code, salt, hashBytes, cost, (error, key) =>
      resume(error === null ? Effect.succeed(key.toString("base64url")) : Effect.die(error))
    )
  )
})
