import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { access, Command, Event, SecretHash } from "./access.ts"
import { givenFor } from "../kit/given.ts"
import { ActorId, PersonId } from "../ids.ts"
import { keepsItsProperties } from "../kit/properties.ts"

const given = givenFor(access)
const hash = "0f".repeat(32)
const ada = PersonId.make("ada00001")
const bo = PersonId.make("bo000002")
const token = {
  hash,
  service: ActorId.make("service:token001"),
  name: "nightly export",
  role: "viewer",
  expiresAt: null
} as const
const invitation = { hash, role: "member", expiresAt: "2026-11-27T18:00:00Z" } as const
const inTime = "2026-11-27T17:59:59Z"
const tooLate = "2026-11-27T18:00:01Z"
const issued: Event = { _tag: "TokenIssued", ...token }
const invited: Event = { _tag: "InvitationIssued", ...invitation }
const used: Event = { _tag: "InvitationUsed", person: ada }

describe("a token", () => {
  test("is issued once", () =>
    given()
      .when({ _tag: "IssueToken", ...token })
      .records(issued))

  test("is not issued a second time under its id", () =>
    given(issued)
      .when({ _tag: "IssueToken", ...token })
      .refuses({ because: "already-exists" }))

  test("is revoked", () => given(issued).when({ _tag: "RevokeToken" }).records({ _tag: "TokenRevoked" }))

  test("revoked twice records nothing the second time", () =>
    given(issued, { _tag: "TokenRevoked" }).when({ _tag: "RevokeToken" }).recordsNothing())

  test("that was never issued cannot be revoked", () =>
    given().when({ _tag: "RevokeToken" }).refuses({ because: "not-found" }))

  test("cannot be used as an invitation", () =>
    given(issued).when({ _tag: "UseInvitation", person: ada, at: inTime }).refuses({ because: "not-found" }))
})

describe("an invitation", () => {
  test("is issued once", () =>
    given()
      .when({ _tag: "IssueInvitation", ...invitation })
      .records(invited))

  test("is not issued a second time under its id", () =>
    given(invited)
      .when({ _tag: "IssueInvitation", ...invitation })
      .refuses({ because: "already-exists" }))

  test("of a known person is used by that person only", () => {
    const known: Event = { _tag: "InvitationIssued", ...invitation, as: ada }
    given(known).when({ _tag: "UseInvitation", person: bo, at: inTime }).refuses({ because: "not-found" })
    given(known).when({ _tag: "UseInvitation", person: ada, at: inTime }).records(used)
  })

  test("is used by one person", () =>
    given(invited).when({ _tag: "UseInvitation", person: ada, at: inTime }).records(used))

  test("may be used until the moment at which it expires", () =>
    given(invited).when({ _tag: "UseInvitation", person: ada, at: invitation.expiresAt }).records(used))

  test("is not used once it has expired", () =>
    given(invited).when({ _tag: "UseInvitation", person: ada, at: tooLate }).refuses({ because: "expired" }))

  test("is not used by a second person", () =>
    given(invited, used).when({ _tag: "UseInvitation", person: bo, at: inTime }).refuses({ because: "used-already" }))

  test("used twice by one person records nothing the second time, also after it expired", () =>
    given(invited, used).when({ _tag: "UseInvitation", person: ada, at: tooLate }).recordsNothing())

  test("is revoked once", () => {
    given(invited).when({ _tag: "RevokeInvitation" }).records({ _tag: "InvitationRevoked" })
    given(invited, { _tag: "InvitationRevoked" }).when({ _tag: "RevokeInvitation" }).recordsNothing()
  })

  test("that was revoked is not used", () =>
    given(invited, { _tag: "InvitationRevoked" })
      .when({ _tag: "UseInvitation", person: ada, at: inTime })
      .refuses({ because: "revoked" }))

  test("that was used cannot be revoked", () =>
    given(invited, used).when({ _tag: "RevokeInvitation" }).refuses({ because: "used-already" }))

  test("that was never issued cannot be revoked", () =>
    given().when({ _tag: "RevokeInvitation" }).refuses({ because: "not-found" }))

  test("that was never issued cannot be used", () =>
    given().when({ _tag: "UseInvitation", person: ada, at: inTime }).refuses({ because: "not-found" }))

  test("cannot be revoked as a token", () =>
    given(invited).when({ _tag: "RevokeToken" }).refuses({ because: "not-found" }))
})

describe("the stored secret", () => {
  test.each(["", "secret", hash.toUpperCase(), hash.slice(1), `${hash}0`])(
    "is a SHA-256 in hexadecimal, so %j is refused",
    (text) => expect(Schema.is(SecretHash)(text)).toBe(false)
  )
})

describe("an access", () => keepsItsProperties(access, { Command, Event }))
