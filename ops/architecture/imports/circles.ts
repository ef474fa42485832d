/** Circles in a graph: groups of nodes that reach each other (Tarjan's strongly connected components). */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>

export const graphOf = (edges: ReadonlyArray<readonly [from: string, to: string]>): Graph => {
  const graph = new Map<string, Set<string>>()
  for (const [from, to] of edges) {
    const targets = graph.get(from) ?? new Set()
    graph.set(from, targets.add(to))
  }
  return graph
}

/** Each group of two nodes or more, sorted. A graph without a circle has none. */
export const circlesOf = (graph: Graph): ReadonlyArray<ReadonlyArray<string>> => {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: Array<string> = []
  const circles: Array<ReadonlyArray<string>> = []
  const lower = (node: string, to: number) => low.set(node, Math.min(low.get(node) ?? to, to))
  const visit = (node: string): void => {
    index.set(node, index.size)
    lower(node, index.size - 1)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      const seen = index.get(next)
      if (seen === undefined) {
        visit(next)
        lower(node, low.get(next) ?? 0)
      } else if (stack.includes(next)) lower(node, seen)
    }
    if (low.get(node) !== index.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1) circles.push(circle.toSorted())
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return circles
}
