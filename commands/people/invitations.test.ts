/** A repeat gives a lost answer again. The secret of an accepted invitation is no credential. */
import { Clock, Effect } from "effect"
import { expect, test } from "vitest"
import { PersonId } from "../../domain/ids.ts"
import { type Bus, grant, onTeam, personSubject } from "../kit/onTeam.ts"
import { operator } from "../rights/operator.ts"
import { acceptInvitation, issueInvitation, revokeInvitation } from "./invitations.ts"
import { issueToken, revokeToken } from "./tokens.ts"
import { removePerson } from "./team.ts"

const minute = 60_000
const by = (key: string) => ({ actor: operator, key })
/** Runs an effect at a later time. */
const after = (millis: number) =>
  Effect.updateService(Clock.Clock, (clock): Clock.Clock =>
    Object.assign(Object.create(clock), {
      currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe() + millis,
      currentTimeMillis: Effect.map(clock.currentTimeMillis, (now) => now + millis)
    })
  )

const accepted = Effect.gen(function* () {
  const { invitation } = yield* issueInvitation(by("invite"), "invite00", "member", 7)
  const given = { secret: invitation, name: "Nina", key: "browser-1" }
  return { given, first: yield* acceptInvitation(given) }
})
const activate = (bus: Bus, actor: Parameters<typeof personSubject>[0]) =>
  bus.send({ actor, key: "first-sign-in" }, { subject: personSubject(actor), command: { _tag: "ActivatePerson" } })

test(
  "a lost answer is given again for 10 minutes, with the same session",
  onTeam(
    Effect.fnUntraced(function* () {
      const { given, first } = yield* accepted
      expect(first.mayOpen).toBe(true)
      const again = yield* after(10 * minute)(acceptInvitation(given))
      expect(again).toMatchObject({ actor: first.actor, session: first.session, mayOpen: true })
      const tooLate = yield* Effect.flip(after(10 * minute + 1)(acceptInvitation(given)))
      expect(tooLate).toMatchObject({ _tag: "AccessRefused", because: "used-already" })
    })
  )
)

test(
  "a repeat opens no session for a person who has signed in",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const { given, first } = yield* accepted
      yield* activate(bus, first.actor)
      expect((yield* acceptInvitation(given)).mayOpen).toBe(false)
    })
  )
)

test(
  "a repeat opens no session for a person who was removed and added again",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const { given, first } = yield* accepted
      yield* removePerson(by("remove"), PersonId.make(first.actor.slice("person:".length)))
      yield* bus.send(by("join again"), {
        subject: personSubject(first.actor),
        command: { _tag: "JoinPerson", person: first.actor, name: "Nina", handle: null }
      })
      yield* bus.send(by("role again"), grant(first.actor, "member"))
      expect((yield* acceptInvitation(given)).mayOpen).toBe(false)
    })
  )
)

/** The answers to a repeat after a minute, after 8 days and after the end: `same`, `other`, or the reason of a refusal. */
const repeats = Effect.fnUntraced(function* <A, E extends { readonly _tag: string }, R, RE, RR>(
  issue: Effect.Effect<A, E, R>,
  revoke: Effect.Effect<unknown, RE, RR>
) {
  const first = JSON.stringify(yield* issue)
  const again = Effect.match(issue, {
    onSuccess: (answer) => (JSON.stringify(answer) === first ? "same" : "other"),
    onFailure: (error) => ("because" in error ? error.because : error._tag)
  })
  const before = [yield* after(minute)(again), yield* after(8 * 24 * 60 * minute)(again)]
  yield* revoke
  return [...before, yield* again]
})

test(
  "a repeated request for an invitation gets the first expiry, and is refused once the invitation has ended",
  onTeam(
    Effect.fnUntraced(function* () {
      const issue = issueInvitation(by("invite"), "invite00", "member", 7)
      const revoke = revokeInvitation(by("out"), "invite00")
      expect(yield* repeats(issue, revoke)).toEqual(["same", "expired", "revoked"])
    })
  )
)

test(
  "a repeated request for a token gets the first expiry, and is refused once the token has ended",
  onTeam(
    Effect.fnUntraced(function* () {
      const issue = issueToken(by("token"), "token000", { name: "builds", role: "member", days: 7 })
      const revoke = revokeToken(by("out"), "token000")
      expect(yield* repeats(issue, revoke)).toEqual(["same", "expired", "revoked"])
    })
  )
)
