/** The states of the tables and of those who write and read them, on a gateway and two projectors. */
import { allClassified } from "../../../support/product/product.ts"
import type { State, ExpectedTrouble } from "./state.ts"
import type { TableScene } from "./tableScene.ts"

const onGateway = ({ gateway }: TableScene) => gateway
const onProjector = ({ projector }: TableScene) => projector
const onSpare = ({ spare }: TableScene) => spare
const reads = ["reads"] as const

const waits: ExpectedTrouble = { code: "reactor-waits", stops: [], remedy: null }

/** Stops the projector once the tables show every commit, also those of the reactors: a start waits for that. */
const stopProjector = async ({ projector, gateway, create, shown }: TableScene) => {
  await shown(await create("Before"))
  await allClassified(gateway.tracker.as(gateway.token))
  await projector.tracker.stop()
}
const startProjector = ({ projector }: TableScene) => projector.tracker.start()

/** Parks a task in one table, as a program with a bug in that handler stores it in the checkpoint. */
const parkInTable = async (scene: TableScene) => {
  const { sql, projector, gateway, shown, create } = scene
  const seq = await create("Parked")
  await shown(seq)
  await projector.tracker.stop()
  const { items } = (await gateway.tracker.as(gateway.token)("GET", "/api/tasks?limit=1")).body
  const parked = JSON.stringify({
    quarantine: { [`evt.task.${String(items?.[0]?.["id"])}`]: { seq, why: "TypeError" } }
  })
  await sql`update read.checkpoint set state = state || ${parked}::text::jsonb where name = 'tasks'`
}

/** In this order: some leave the projector stopped for the next one, and the last one needs the others' end. */
export const tableStates: ReadonlyArray<State<TableScene>> = [
  {
    name: "a Postgres that is down",
    reports: [{ code: "tables-unreachable", stops: reads, remedy: null }, waits],
    on: onGateway,
    cause: async ({ postgres, create }) => {
      await postgres.pause()
      await create("Without Postgres")
    },
    repair: ({ postgres }) => postgres.resume()
  },
  {
    name: "an aggregate that a projection failed at",
    reports: [{ code: "handler-failed", stops: [], remedy: "tt quarantine list" }],
    on: onGateway,
    cause: parkInTable,
    repair: async (scene) => {
      await startProjector(scene)
      await scene.projector.tracker.tt("quarantine", "list")
      await scene.projector.tracker.tt("quarantine", "retry")
    }
  },
  {
    name: "no process that writes the tables, which are of an earlier version",
    reports: [
      { code: "tables-stopped", stops: [], remedy: "start or restart a process with the role projections" },
      { code: "tables-stale", stops: [], remedy: null }
    ],
    on: onGateway,
    cause: async (scene) => {
      await stopProjector(scene)
      await scene.create("Without a projector")
      await scene.sql`update read.checkpoint set version = 1 where name = 'tasks'`
    },
    repair: startProjector
  },
  {
    name: "tables that are not built yet",
    reports: [{ code: "tables-incomplete", stops: reads, remedy: null }],
    on: onGateway,
    cause: async (scene) => {
      await stopProjector(scene)
      await scene.sql`drop table read.chats`
    },
    repair: startProjector
  },
  {
    name: "tables of a newer version",
    reports: [{ code: "tables-newer", stops: [], remedy: "tt replay" }],
    on: onProjector,
    cause: async (scene) => {
      await stopProjector(scene)
      await scene.sql`update read.checkpoint set revision = 999 where name = 'tasks'`
      await startProjector(scene)
    },
    repair: "run"
  },
  {
    name: "a second projector",
    reports: [{ code: "standby", stops: [], remedy: null }],
    on: onSpare,
    cause: ({ spare }) => spare.tracker.start(),
    repair: ({ projector }) => projector.tracker.stop()
  }
]
