/** A picture of the shop, in the size it is stored in; what it shows is said beside it. */
export function Picture({ src, className }: { src: string; className?: string }) {
  // biome-ignore lint/performance/noImgElement: the API serves it to those who may see it, in the right size
  return <img src={src} alt="" loading="lazy" {...(className && { className })} />
}
