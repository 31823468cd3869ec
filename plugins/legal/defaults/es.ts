import type { LegalTexts } from '../types'

export const es: LegalTexts = {
  terms: `Estas condiciones son entre tú y {{operator}}, que gestiona {{site}}. Son breves a propósito.

## Tu cuenta

- Necesitas una cuenta para subir, comentar, dar me gusta y seguir. Para descargar, no.
- Una persona, una cuenta. No compartas tu contraseña. Eres responsable de lo que se haga con tu cuenta.
- Debes tener al menos 13 años, o la edad a la que la ley de tu país te permita aceptar esto por tu cuenta.

## Lo que publicas

- Tus construcciones siguen siendo tuyas. Al publicarlas permites que {{site}} las guarde, las revise, las convierta a otros formatos, muestre imágenes de ellas y las ofrezca para descargar mientras estén publicadas.
- Publica solo lo que hayas hecho tú o puedas compartir. Menciona a quien haya colaborado.
- Otros pueden descargar las construcciones públicas y usarlas en sus propios mundos. Para cualquier otra cosa, como venderlas o publicarlas como propias, necesitan tu permiso.
- Los archivos se analizan. Se rechazan los dañinos y los que no son esquemas.

## Normas

Las [normas](/rules) forman parte de estas condiciones. Los moderadores pueden ocultar o retirar lo que las incumpla y suspender cuentas. Se te dirá por qué y podrás apelar.

## Sin garantías

El sitio se ofrece tal cual. Puede cambiar, interrumpirse o cerrarse. Guarda una copia de lo que te importe: puedes [descargar tus datos](/settings/data) cuando quieras. Nada de esto limita la responsabilidad donde la ley no lo permite.

## El final

Puedes eliminar tu cuenta cuando quieras en los [ajustes](/settings/data). Si estas condiciones cambian en algo importante, se avisará en el sitio antes de que se apliquen.

## Preguntas

Escríbenos desde la [página de contacto](/contact).`,
  privacy: `{{operator}} gestiona {{site}} y es responsable de los datos que se describen aquí. No hay anuncios ni rastreadores, y no se venden datos ni se ceden a anunciantes.

## Qué se guarda y cuánto tiempo

| Qué | Para qué | Cuánto tiempo |
|---|---|---|
| Correo, un hash de tu contraseña, nombre de usuario, rol, idioma | tu cuenta | hasta que elimines la cuenta |
| Perfil, construcciones, archivos, imágenes, comentarios, listas, me gusta, seguimientos | lo que publicas o guardas | hasta que lo elimines o elimines la cuenta |
| Sesiones: dispositivo, navegador, país, parte de la dirección de red, primer y último uso | iniciar sesión y proteger tu cuenta | hasta que terminen, {{sessionDays}} días como máximo |
| Un registro de cambios e inicios de sesión, con parte de la dirección de red y el navegador | seguridad e investigación de abusos | {{auditDays}} días; lo que publicas, tus «me gusta» y a quién sigues, {{activityDays}} días |
| Notificaciones | contarte lo que ha pasado | 90 días |
| Denuncias y solicitudes de retirada, con una copia de aquello de lo que tratan | moderación y obligaciones legales | mientras estén abiertas y 90 días más, o lo que exija la ley |
| Exportaciones de tus datos | las has pedido | {{exportDays}} días |

Se eliminan de las imágenes la ubicación y otros datos ocultos. Las visitas y descargas se cuentan con un hash de la dirección de red y el navegador cuya clave cambia cada día, así que al día siguiente no se puede reconocer a nadie. Para limitar las peticiones, las direcciones de red se guardan de minutos a horas.

## Cookies y almacenamiento del navegador

Solo lo que el sitio necesita: tu sesión (\`payload-token\` y una cookie para renovarla), una cookie que reconoce tu dispositivo la próxima vez (\`shop-device-…\`) y tu idioma (\`locale\`). El tema, las subidas sin terminar y las listas de comprobación quedan en tu navegador y no se nos envían.

## Quién más lo ve

Lo que publicas es público. Los moderadores ven las denuncias y, para tramitarlas, datos de la cuenta. Los correos salen por el servidor de correo del operador. Los archivos pueden estar en un proveedor de almacenamiento elegido por el operador. Si inicias sesión con otro servicio, ese servicio lo sabe.

## Tus derechos

- Ver y corregir tus datos: en los [ajustes](/settings).
- Llevártelos: [descarga tus datos](/settings/data).
- Que se borren: [elimina tu cuenta](/settings/data). Se cierra al momento y se elimina para siempre a los {{graceDays}} días. Las copias de seguridad pueden conservarlos un tiempo limitado.
- Oponerte, preguntar o reclamar: escribe a {{contact}}. También puedes reclamar ante tu autoridad de protección de datos.`,
  contact: `{{site}} está gestionado por:

{{address}}

## Cómo contactar

- **Correo:** {{contact}}
- **Algo incumple las [normas](/rules):** usa «Denunciar» en la construcción, el comentario o el perfil. Los moderadores lo ven al momento.
- **Algo vulnera tus derechos:** usa el [formulario de retirada](/takedown).
- **Un problema de seguridad:** escribe al correo de arriba. No lo publiques antes de que esté resuelto, por favor.
- **Tu cuenta o tus datos:** casi todo se puede hacer en los [ajustes](/settings).`,
  rules: `Trata bien a los demás y publica lo que es tuyo.

## Construcciones

- Sube solo lo que hayas hecho o puedas compartir. Da crédito a otros. Nada sacado de paquetes de pago o de mundos ajenos sin permiso.
- Descríbelas con honestidad: título, etiquetas, imágenes y lo que contienen.
- Nada dañino: ni bloques de comandos ocultos que dañen mundos, ni construcciones que bloqueen el juego, ni malware.
- Nada ilegal, de odio, sexual o pensado para impactar. Aquí hay muchos jugadores jóvenes.

## Comentarios y perfiles

- Sin insultos, amenazas, acoso ni discriminación.
- Sin datos privados de nadie.
- Sin spam ni publicidad.
- No te hagas pasar por otra persona.

## El sitio

- No esquives límites, bloqueos ni comprobaciones, ni uses varias cuentas para dar me gusta o descargar tus propias construcciones.
- Los programas son bienvenidos en la [API](/api/docs), dentro de sus límites.

## Qué pasa si no

Los moderadores miran cada denuncia. Pueden pedir un cambio, ocultar o retirar cosas y suspender cuentas por un tiempo o para siempre. Se te dirá qué se decidió y por qué, y podrás apelar.`,
  takedown: `¿Una construcción de {{site}} vulnera tus derechos de autor, tu marca o tus derechos personales? Dínoslo con este formulario.

- Un moderador mira cada solicitud. Mientras se examina, la construcción puede ocultarse.
- Si se hace algo con la construcción, su propietario sabrá por qué y podrá oponerse escribiendo a {{contact}} con la dirección de la construcción y sus motivos. No se le pasa tu correo.
- Sabrás por correo qué se decidió.
- Di la verdad, por favor. Quien afirme algo falso a sabiendas puede responder por ello.

Para otros problemas, usa «Denunciar» en la propia construcción.`,
}
