import { describe, expect, test } from "vitest"
import { chat, Command, Event, isServedChat } from "./chat.ts"
import { givenFor } from "../kit/given.ts"
import { ActorId, ChatId, PersonId } from "../ids.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Audience } from "../values.ts"

const given = givenFor(chat)
const ada = PersonId.make("ada00001")
const bo = PersonId.make("bo000002")
const there = ChatId.make("chat0002")
const elsewhere = ChatId.make("chat0003")
const what = {
  owner: ActorId.make("chat:chat0001"),
  title: "Release crew",
  source: "telegram",
  audience: Audience.make("chat:chat0001")
} as const
const bound: Event = { _tag: "ChatBound", ...what }
const consented: Event = { _tag: "ConsentGiven" }
const muted: Event = { _tag: "ChatMuted" }
const adaSeen: Event = { _tag: "MemberSeen", person: ada }
const moved: Event = { _tag: "ChatMigrated", to: there }
const unbound: Event = { _tag: "ChatUnbound" }
const waiting: Event = { ...bound, waits: true }
const approved: Event = { _tag: "ChatApproved" }
const shown: Event = { _tag: "ProposalsShown", shown: true }
const hidden: Event = { _tag: "ProposalsShown", shown: false }

describe("a chat", () => {
  test("keeps a person who was seen since the question whether the person has left", () => {
    const seenAgain: Event = { _tag: "MemberSeen", person: ada, again: true }
    const lost: Event = { _tag: "MemberLost", person: ada }
    const lose = { _tag: "LoseMember", person: ada, sightings: 1 } as const
    given(bound, adaSeen).when(lose).records(lost)
    given(bound, adaSeen, seenAgain).when(lose).recordsNothing()
    given(bound, adaSeen, lost, adaSeen).when(lose).recordsNothing()
    given(bound, adaSeen, unbound, bound, adaSeen).when(lose).recordsNothing()
    given(bound, adaSeen, { _tag: "MemberSeen", person: bo }).when(lose).records(lost)
    given(bound, adaSeen, seenAgain).when({ _tag: "LoseMember", person: ada }).records(lost)
  })

  test("records a member as seen again, and nobody else", () => {
    const again = { _tag: "SeeMember", person: ada, after: 1 } as const
    const seenAgain: Event = { _tag: "MemberSeen", person: ada, again: true }
    given(bound, adaSeen).when(again).records(seenAgain)
    given(bound, adaSeen, seenAgain).when(again).recordsNothing()
    given(bound).when(again).recordsNothing()
    given(bound, adaSeen, { _tag: "MemberLost", person: ada }).when(again).recordsNothing()
  })

  test("is bound at the first message", () =>
    given()
      .when({ _tag: "BindChat", ...what })
      .records(bound))

  test("bound twice records nothing the second time", () =>
    given(bound)
      .when({ _tag: "BindChat", ...what })
      .recordsNothing())

  test("may be bound again after it was unbound", () =>
    given(bound, unbound)
      .when({ _tag: "BindChat", ...what })
      .records(bound))

  test("bound again needs a new consent", () =>
    given(bound, consented, unbound, bound).when({ _tag: "GiveConsent" }).records(consented))

  test("that moved cannot be bound under its old id", () =>
    given(bound, moved)
      .when({ _tag: "BindChat", ...what })
      .refuses({ because: "moved" }))

  test("that an import has bound is bound again at the first use of the bot, and only then", () => {
    const imported: Event = { ...bound, source: "import" }
    const use = { _tag: "BindChat", ...what, waits: true } as const
    given(imported)
      .when({ _tag: "BindChat", ...what, source: "import" })
      .recordsNothing()
    given(imported).when(use).records(waiting)
    given(imported, waiting).when(use).recordsNothing()
    for (const inUse of [adaSeen, consented, shown]) given(imported, inUse).when(use).recordsNothing()
    expect(isServedChat([imported].reduce(chat.evolve, chat.initial))).toBe(false)
    expect(isServedChat([imported, bound].reduce(chat.evolve, chat.initial))).toBe(true)
  })

  test("that waits is approved once, and one that does not wait records nothing", () => {
    given(waiting).when({ _tag: "ApproveChat" }).records(approved)
    given(waiting, approved).when({ _tag: "ApproveChat" }).recordsNothing()
    given(bound).when({ _tag: "ApproveChat" }).recordsNothing()
  })

  test("that waits is unbound by a refusal, once; an approved one cannot be refused", () => {
    given(waiting).when({ _tag: "RefuseChat" }).records(unbound)
    given(waiting, unbound).when({ _tag: "RefuseChat" }).recordsNothing()
    given(waiting, approved).when({ _tag: "RefuseChat" }).refuses({ because: "approved" })
    given(waiting, unbound).when({ _tag: "ApproveChat" }).refuses({ because: "unbound" })
  })

  test("that waits gives no consent and shows no proposals", () => {
    given(waiting).when({ _tag: "GiveConsent" }).refuses({ because: "waits" })
    given(waiting).when({ _tag: "ShowProposals", shown: true }).refuses({ because: "waits" })
    given(waiting).when({ _tag: "ShowProposals", shown: false }).recordsNothing()
    given(waiting, approved).when({ _tag: "GiveConsent" }).records(consented)
  })

  test("bound again waits again", () =>
    given(waiting, approved, unbound, waiting).when({ _tag: "ApproveChat" }).records(approved))

  test("shows no proposals until that is turned on, and again after it was bound again", () => {
    given(bound).when({ _tag: "ShowProposals", shown: false }).recordsNothing()
    given(bound).when({ _tag: "ShowProposals", shown: true }).records(shown)
    given(bound, shown).when({ _tag: "ShowProposals", shown: true }).recordsNothing()
    given(bound, shown).when({ _tag: "ShowProposals", shown: false }).records(hidden)
    given(bound, shown, unbound, bound).when({ _tag: "ShowProposals", shown: true }).records(shown)
  })

  test("gives its consent to be stored", () => given(bound).when({ _tag: "GiveConsent" }).records(consented))

  test("consenting twice records nothing the second time", () =>
    given(bound, consented).when({ _tag: "GiveConsent" }).recordsNothing())

  test("is muted, which withdraws its consent", () => given(bound, consented).when({ _tag: "MuteChat" }).records(muted))

  test("muted twice records nothing the second time", () =>
    given(bound, consented, muted).when({ _tag: "MuteChat" }).recordsNothing())

  test("that never consented is muted without an event", () => given(bound).when({ _tag: "MuteChat" }).recordsNothing())

  test("that was muted may consent again", () =>
    given(bound, consented, muted).when({ _tag: "GiveConsent" }).records(consented))
})

describe("a chat's members", () => {
  test("are recorded when they are seen", () => given(bound).when({ _tag: "SeeMember", person: ada }).records(adaSeen))

  test("seen twice record nothing the second time", () =>
    given(bound, adaSeen).when({ _tag: "SeeMember", person: ada }).recordsNothing())

  test("are recorded when they leave", () =>
    given(bound, adaSeen).when({ _tag: "LoseMember", person: ada }).records({ _tag: "MemberLost", person: ada }))

  test("that leave twice record nothing the second time", () =>
    given(bound, adaSeen, { _tag: "MemberLost", person: ada })
      .when({ _tag: "LoseMember", person: ada })
      .recordsNothing())

  test("who were never seen leave without an event", () =>
    given(bound, adaSeen).when({ _tag: "LoseMember", person: bo }).recordsNothing())

  test("stay when another member leaves", () =>
    given(bound, adaSeen, { _tag: "MemberSeen", person: bo }, { _tag: "MemberLost", person: bo })
      .when({ _tag: "SeeMember", person: ada })
      .recordsNothing())
})

describe("a chat that moves or is unbound", () => {
  test("moves to another id", () => given(bound).when({ _tag: "MigrateChat", to: there }).records(moved))

  test("moved twice to the same id records nothing the second time", () =>
    given(bound, moved).when({ _tag: "MigrateChat", to: there }).recordsNothing())

  test("that has moved cannot move again under its old id", () =>
    given(bound, moved).when({ _tag: "MigrateChat", to: elsewhere }).refuses({ because: "moved" }))

  test("is unbound", () => given(bound).when({ _tag: "UnbindChat" }).records(unbound))

  test("unbound twice records nothing the second time", () =>
    given(bound, unbound).when({ _tag: "UnbindChat" }).recordsNothing())
})

describe("the retention of a chat", () => {
  const month: Event = { _tag: "RetentionSet", days: 30 }
  const keepMonth: Command = { _tag: "SetRetention", days: 30 }
  const keepForever: Command = { _tag: "SetRetention", days: null }

  test("is set", () => given(bound).when(keepMonth).records(month))
  test("set twice records nothing the second time", () => given(bound, month).when(keepMonth).recordsNothing())
  test("is unlimited at first", () => given(bound).when(keepForever).recordsNothing())
  test("is removed with null", () =>
    given(bound, month).when(keepForever).records({ _tag: "RetentionSet", days: null }))
  test("is refused for a chat that was never bound", () => given().when(keepMonth).refuses({ because: "not-found" }))
  test.each([moved, unbound])("is kept, and can be changed, after $_tag", (ended) => {
    given(bound, month, ended).when(keepMonth).recordsNothing()
    given(bound, ended).when(keepMonth).records(month)
  })
  test("is kept when the chat is bound again", () =>
    given(bound, month, unbound, bound).when(keepMonth).recordsNothing())
})

const onlyWhereBound: ReadonlyArray<Command> = [
  { _tag: "GiveConsent" },
  { _tag: "MuteChat" },
  { _tag: "SeeMember", person: ada },
  { _tag: "LoseMember", person: ada },
  { _tag: "MigrateChat", to: elsewhere },
  { _tag: "UnbindChat" }
]

describe.each(onlyWhereBound)("$_tag", (command) => {
  test("is refused when no chat was bound", () => given().when(command).refuses({ because: "not-found" }))
  test("is refused when the chat has moved", () => given(bound, moved).when(command).refuses({ because: "moved" }))
})

describe.each(onlyWhereBound.filter(({ _tag }) => _tag !== "UnbindChat"))("$_tag", (command) => {
  test("is refused when the chat was unbound", () =>
    given(bound, unbound).when(command).refuses({ because: "unbound" }))
})

describe("a chat", () =>
  keepsItsProperties(
    chat,
    { Command, Event },
    [{ _tag: "BindChat", ...what }],
    [
      { _tag: "BindChat", ...what },
      { _tag: "SeeMember", person: ada },
      { _tag: "LoseMember", person: ada }
    ]
  ))
