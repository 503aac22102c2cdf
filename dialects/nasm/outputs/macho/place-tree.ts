// Which of several symbols at one place a relocation names: the one that nasm's search meets first.
//
// nasm keeps the symbols of a section in a search tree that it balances as it grows, and takes the
// first hit on the way down. The rule was found by asking nasm; it holds where labels come in the
// order of their places, and only mostly for those that EQU gives places in another order.
import { type Integer, toNumber } from '../../integer.ts';

interface Node<T> {
  readonly item: T;
  readonly place: number;
  isRed: boolean;
  left: Node<T> | undefined;
  right: Node<T> | undefined;
}

/** What stands at one place. */
interface Group<T> {
  readonly place: number;
  /** What a search for exactly this place meets first. */
  first: T;
  firstDepth: number;
  /** What a search for something behind this place ends with. */
  last: T;
}

export class PlaceTree<T> {
  #root: Node<T> | undefined;
  /** With rising places; undefined until somebody asks. */
  #groups: readonly Group<T>[] | undefined;

  add(item: T, offset: Integer): void {
    this.#groups = undefined;
    const place = toNumber(offset);
    const path: Node<T>[] = [];
    for (let node = this.#root; node; node = place < node.place ? node.left : node.right) {
      path.push(node);
    }
    let top: Node<T> = { item, place, isRed: true, left: undefined, right: undefined };
    for (let node = path.pop(); node; node = path.pop()) {
      if (place < node.place) node.left = top;
      else node.right = top;
      top = balanced(node);
    }
    this.#root = top;
  }

  /** What stands at the place, or nearest below it; undefined if nothing does. */
  find(place: number): T | undefined {
    this.#groups ??= groupsOf(this.#root);
    let low = 0;
    let high = this.#groups.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#groups[middle]!.place <= place) low = middle + 1;
      else high = middle;
    }
    const group = this.#groups[low - 1];
    return group?.place === place ? group.first : group?.last;
  }
}

/** nasm leaves the node that comes up red, so that the tree leans to the left more and more. */
function balanced<T>(node: Node<T>): Node<T> {
  let top = node;
  if (top.right?.isRed && !top.left?.isRed) {
    const { right } = top;
    top.right = right.left;
    right.left = top;
    top.isRed = right.isRed;
    top = right;
  }
  if (top.left?.isRed && top.right?.isRed) {
    top.isRed = !top.isRed;
    top.left.isRed = top.isRed;
    top.right.isRed = top.isRed;
  }
  if (top.left?.isRed && top.left.right?.isRed) {
    const { left } = top;
    top.left = left.right;
    left.right = top;
    left.isRed = top.isRed;
    top.isRed = true;
    top = left;
  }
  return top;
}

/** In the order of their places, the one that is highest in the tree being the first of a group. */
function groupsOf<T>(root: Node<T> | undefined): Group<T>[] {
  const groups: Group<T>[] = [];
  const open: { readonly node: Node<T>; readonly depth: number }[] = [];
  let [node, depth] = [root, 0];
  while (node || open.length > 0) {
    for (; node; node = node.left) open.push({ node, depth: depth++ });
    const met = open.pop()!;
    const { item, place } = met.node;
    const group = groups.at(-1);
    if (group?.place !== place) {
      groups.push({ place, first: item, firstDepth: met.depth, last: item });
    } else {
      group.last = item;
      if (met.depth < group.firstDepth) [group.first, group.firstDepth] = [item, met.depth];
    }
    node = met.node.right;
    depth = met.depth + 1;
  }
  return groups;
}
