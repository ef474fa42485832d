/** The end of a chain, and how each entry moves it. Pure: the writer and the check use the same steps. */
import type { End, ChainEntry } from "./entry.ts"
import { links } from "./link.ts"

type Of<Tag extends ChainEntry["_tag"]> = Extract<ChainEntry, { readonly _tag: Tag }>

/** @param begun the position in stream `CHAIN` of the message that has the entry */
export const firstEnd = ({ installation, at, why }: Of<"ChainBegun">, begun: number, accepted: number): End => ({
  installation,
  link: links.begun(installation, at, why),
  position: 0,
  commits: 0,
  last: null,
  accepted,
  keys: [],
  begun
})

export const withKey = (end: End, { publicKey, at, endorsement }: Of<"KeyAdded">): End => ({
  ...end,
  link: links.key(end.link, Buffer.from(publicKey, "base64"), at, Buffer.from(endorsement, "base64")),
  keys: [...end.keys, publicKey]
})

/** The commits at the positions after the end, by their digests. */
export const withCommits = (end: End, contents: ReadonlyArray<string>): End => {
  let { link, position } = end
  for (const content of contents) link = links.commit(link, ++position, content)
  const content = contents.at(-1)
  if (content === undefined) return end
  return { ...end, link, position, commits: end.commits + contents.length, last: { position, content } }
}

export const withGap = (end: End, { from, to }: Of<"GapLinked">): End => ({
  ...end,
  link: links.gap(end.link, from, to),
  position: to
})

/** @param last the last commit at or before `after` */
export const withAcceptance = (
  end: End,
  { after, former, at, why }: Of<"LogAccepted">,
  last: End["last"],
  accepted: number
): End => ({ ...end, link: links.accepted(end.link, after, former, at, why), position: after, last, accepted })
