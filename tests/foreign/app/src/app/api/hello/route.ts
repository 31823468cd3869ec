/** A route of the app's own beside Payload's. It takes bodies larger than any of the shop's endpoints does. */
export const POST = async (request: Request) => Response.json({ bytes: (await request.arrayBuffer()).byteLength })
