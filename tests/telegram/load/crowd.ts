/** People who use the bot at random, and what the bot must have done for them in the end. */
import type { PlayedScene } from "../kit/noticeScene.ts"
import type { ApiChat, ApiUser, SentMessage } from "../server/serverState.ts"

/** A task that was asked for. */
export interface Asked {
  /** Its title at first; an edit appends to it. */
  readonly first: string
  title: string
  readonly said: SentMessage
  /** The bot cannot react to the request: a person has deleted it, or its group has become a supergroup. */
  isOutOfReach: boolean
}

interface People {
  readonly people: ReadonlyArray<{ readonly user: ApiUser; readonly chat: ApiChat }>
  readonly groups: Array<ApiChat>
}

interface Parts extends People {
  readonly api: PlayedScene["api"]
  readonly seconds: PlayedScene["seconds"]
  readonly random: () => number
  readonly asked: Array<Asked>
  /** The supergroups, by the number of the group that they were. */
  readonly moved: Map<number, ApiChat>
  /** The groups that the bot was removed from. */
  readonly without: Set<number>
  readonly presses: { count: number; readonly answeredAfter: Array<number> }
}

const pickBy =
  (random: () => number) =>
  <A>(from: ReadonlyArray<A>): A => {
    const found = from[Math.floor(random() * from.length)]
    if (found === undefined) throw new Error("nothing to pick from")
    return found
  }

export const makeCrowd = ({ api, seconds }: PlayedScene, random: () => number, people: People) => {
  const parts: Parts = {
    ...people,
    api,
    seconds,
    random,
    asked: [],
    moved: new Map(),
    without: new Set(),
    presses: { count: 0, answeredAfter: [] }
  }
  return {
    people: people.people,
    groups: people.groups as ReadonlyArray<ApiChat>,
    asked: parts.asked as ReadonlyArray<Asked>,
    presses: parts.presses,
    act: makeAct(parts),
    ...makeMoves(parts),
    /** The cards of a request: in its chat, and in the supergroup that its group has become. */
    cardsOf: ({ first, title, said }: Asked) => {
      const supergroup = parts.moved.get(said.chat)
      const isCard = ({ text }: SentMessage) => {
        const line = /^T-\d+ · (.*)$/u.exec(text.split("\n")[0] ?? "")?.[1]
        return line === title || line === first
      }
      const places = [{ id: said.chat }, ...(supergroup === undefined ? [] : [supergroup])]
      return places.map((chat) => api.cards(chat).filter(isCard))
    }
  }
}

/** One act of a person: an update, or a deletion, for which Telegram sends no update. */
const makeAct = ({ api, seconds, random, people, groups, asked, moved, without, presses }: Parts) => {
  const pick = pickBy(random)
  const openGroups = () => groups.filter(({ id }) => !without.has(id))
  const ask = () => {
    const person = pick(people)
    const isPrivate = random() < 0.1
    const chat = isPrivate ? person.chat : pick(openGroups())
    const title = `Item ${asked.length + 1}`
    const said = api.send(chat, person.user, isPrivate ? title : `/task ${title}`)
    asked.push({ first: title, title, said, isOutOfReach: false })
  }
  /** One of the last requests. */
  const someAsked = () => pick(asked.filter(({ said }) => !without.has(said.chat) && !moved.has(said.chat)).slice(-200))
  const edit = () => {
    const request = someAsked()
    if (request.said.deleted || request.title !== request.first) return api.repeat(request.said)
    request.title = `${request.first} at once`
    api.edit(request.said, `${request.said.text} at once`)
  }
  const erase = () => {
    const request = someAsked()
    request.isOutOfReach = true
    api.erase(request.said)
  }
  const press = () => {
    const cards = openGroups()
      .flatMap((chat) => api.cards(chat).slice(-3))
      .filter(({ buttons }) => buttons.flat().some(({ text }) => text.includes("Done")))
    if (cards.length === 0) return ask()
    const from = seconds()
    presses.count++
    void api.press(pick(cards), "Done", pick(people).user).then(() => presses.answeredAfter.push(seconds() - from))
  }
  return () => {
    const dice = random()
    if (dice < 0.4 || asked.length === 0) return ask()
    if (dice < 0.55) return api.repeat(someAsked().said)
    if (dice < 0.6) return edit()
    if (dice < 0.62) return erase()
    if (dice < 0.7) return press()
    return void api.send(pick(openGroups()), pick(people).user, "people talk on")
  }
}

const makeMoves = ({ api, random, people, groups, asked, moved, without }: Parts) => {
  const pick = pickBy(random)
  return {
    migrate: () => {
      const group = groups.find(({ id, type }) => type === "group" && !without.has(id))
      if (group === undefined) return
      const to = api.migrate(group, pick(people).user)
      moved.set(group.id, to)
      groups[groups.indexOf(group)] = to
      for (const request of asked)
        if (request.said.chat === group.id && request.said.reactions.size === 0) request.isOutOfReach = true
    },
    removeBot: () => {
      const chat = pick(groups.filter(({ type, id }) => type === "supergroup" && !without.has(id)))
      without.add(chat.id)
      api.block(chat, pick(people).user)
      return chat
    },
    addBot: (chat: ApiChat) => {
      without.delete(chat.id)
      api.unblock(chat, pick(people).user)
    }
  }
}
