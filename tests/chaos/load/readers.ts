/** Readers during a seed: for each gateway, WebSocket clients with different rights, and one that asks for the position. */
import { type FaithfulClient, faithfulClient } from "../../support/product/faithfulClient.ts"
import { cuttingProxy } from "../../support/product/cuttingProxy.ts"
import { pause, senderTo } from "./send.ts"

export interface Reader {
  readonly name: string
  readonly origin: string
  readonly token: string
  readonly rows: FaithfulClient["rows"]
  readonly linesOf: FaithfulClient["linesOf"]
}

export interface Readers {
  readonly all: ReadonlyArray<Reader>
  readonly wrong: () => ReadonlyArray<string>
  /** Stops cutting sockets. */
  readonly heal: () => void
  /** Checks no positions until `restart`: the log is rewound on purpose. */
  readonly suspend: () => void
  /** Begins again from the present positions and rows. */
  readonly restart: () => void
  readonly end: () => Promise<void>
}

/** Interval of reading the position of a gateway. Milliseconds. */
const positionMillis = 150
/** Each nth frame is compared with the table. */
const comparedShare = 0.2

/** Reads the position again and again; it must never be lower than before. */
const followPosition = (origin: string, token: string) => {
  const wrong: Array<string> = []
  const send = senderTo(origin, token)
  let over = false
  let at = 0
  let epoch = 0
  let suspended = false
  const running = (async () => {
    while (!over) {
      const asked = epoch
      const { status, body } = await send("GET", "/api/tasks?limit=1")
      const seq = Number(body["seq"])
      if (status === 200 && asked === epoch && !suspended) {
        if (seq < at) wrong.push(`the position of ${origin} fell from ${at} to ${seq}`)
        at = seq
      }
      await pause(positionMillis)
    }
  })()
  return {
    wrong,
    suspend: () => {
      suspended = true
    },
    restart: () => {
      suspended = false
      at = 0
      epoch++
    },
    end: () => {
      over = true
      return running
    }
  }
}

/** A row of a frame must be in the table already: a client hears of a row only after it is committed. */
const compareFrames = (origin: string, token: string, random: () => number) => {
  const wrong: Array<string> = []
  const send = senderTo(origin, token)
  return {
    wrong,
    onChanges: ({ rows }: { readonly rows: ReadonlyArray<{ readonly id: string; readonly seq: number }> }) => {
      const [row] = rows
      if (row === undefined || random() > comparedShare) return
      void send("GET", `/api/tasks/${row.id}`).then(({ status, body }) => {
        if (status === 200 && Number(body["seq"]) < row.seq)
          wrong.push(`${row.id}@${row.seq} was sent to a socket while the table had ${String(body["seq"])}`)
        if (status === 404) wrong.push(`${row.id}@${row.seq} was sent to a socket before the table had it`)
      })
    }
  }
}

/** `tokens`: who reads, by name. The first one also reads positions. */
export const startReaders = async (
  origins: ReadonlyArray<string>,
  tokens: Readonly<Record<string, string>>,
  random: () => number
): Promise<Readers> => {
  const proxies = await Promise.all(
    origins.map((origin) => cuttingProxy(origin, () => 2_000 + Math.floor(random() ** 2 * 60_000)))
  )
  const [firstToken = ""] = Object.values(tokens)
  const positions = origins.map((origin) => followPosition(origin, firstToken))
  const frames = origins.map((origin) => compareFrames(origin, firstToken, random))
  const sockets = origins.flatMap((origin, n) =>
    Object.entries(tokens).map(([name, token]) => ({
      name: `${name} at ${origin}`,
      origin,
      token,
      client: faithfulClient(proxies[n]?.origin ?? origin, token, {
        mayRepeat: true,
        ...(token === firstToken && frames[n] !== undefined ? { onChanges: frames[n].onChanges } : {})
      })
    }))
  )
  return {
    all: sockets.map(({ client, ...reader }) => ({ ...reader, rows: client.rows, linesOf: client.linesOf })),
    wrong: () => [
      ...positions.flatMap(({ wrong }) => wrong),
      ...frames.flatMap(({ wrong }) => wrong),
      ...sockets.flatMap(({ name, client }) => client.wrong.map((sentence) => `${name}: ${sentence}`))
    ],
    heal: () => proxies.forEach((proxy) => proxy.heal()),
    suspend: () => [...positions, ...sockets.map(({ client }) => client)].forEach((each) => each.suspend()),
    restart: () => [...positions, ...sockets.map(({ client }) => client)].forEach((each) => each.restart()),
    end: async () => {
      sockets.forEach(({ client }) => client.end())
      await Promise.all(positions.map((each) => each.end()))
      await Promise.all(proxies.map((proxy) => proxy.stop()))
    }
  }
}
