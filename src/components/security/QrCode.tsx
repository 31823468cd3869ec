/** A QR code. Black on white in every theme: cameras need the contrast. */
export const QrCode = ({ code: { size, path }, label }: { code: { size: number; path: string }; label: string }) => (
  <svg
    role="img"
    aria-label={label}
    viewBox={`0 0 ${size} ${size}`}
    shapeRendering="crispEdges"
    className="size-52 shrink-0 rounded-md bg-white p-1"
  >
    <path d={path} fill="#000" />
  </svg>
)
