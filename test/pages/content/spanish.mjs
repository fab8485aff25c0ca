import { later } from '../dates.mjs';

const FIRST =
  'Aurora Benito Carmen Damián Elvira Fermín Gloria Héctor Inés Joaquín Lucía Marcos Nieves Óscar Pilar Rubén'.split(
    ' ',
  );
const LAST =
  'Alcaraz Bermejo Calderón Duarte Escribano Figueroa Gallardo Herrero Ibáñez Lozano Montero Navas Olmedo Pastrana Quintero Robledo'.split(
    ' ',
  );
const DAYS = 'lunes martes miércoles jueves viernes sábado'.split(' ');

export const pueblo = {
  people(r, published) {
    const man = (s) => `${s.pick(FIRST)} ${s.pick(LAST)}`;
    const event = later(published, -1440 * r.int(0, 5));
    return {
      man,
      mayor: man(r),
      local: man(r),
      weekday: DAYS,
      year: String(published.y),
      next: String(published.y + 1),
      last: String(published.y - 1),
      event: `${event.d}/${event.m}`,
    };
  },
  slots: {
    place: [
      'la antigua fábrica',
      'la plaza del mercado',
      'el paseo del río',
      'la calle de las Huertas',
      'el barrio alto',
      'la dársena',
    ],
    project: [
      'el carril bici',
      'la nueva biblioteca',
      'el muro contra las crecidas',
      'la piscina cubierta',
      'el tranvía',
      'los huertos vecinales',
    ],
    group: [
      'la asociación de vecinos',
      'el club de remo',
      'el gremio de comerciantes',
      'la junta de distrito',
      'las familias del colegio',
    ],
  },
  section: ['Actualidad', 'Municipio', 'Cultura'],
  titles: [
    'El pleno [aprueba|aplaza] las obras de {place}',
    'Los vecinos [se dividen|preguntan] ante los planes para {place}',
    'Por qué {project} costará {2-9} millones más',
    '{mayor} se despide después de {4-18} años en el cargo',
    'Voluntarios retiran {2-40} toneladas de basura junto al río',
    'Así salvó {group} una obra que nadie quería',
  ],
  leads: [
    'Por {12-20} votos contra {4-11}, el pleno dio luz verde el {weekday} a {project}, una decisión que satisface a {group} y deja a los vecinos con la duda de qué vendrá después.',
    'Más de {120-800} personas acudieron el {weekday} por la tarde para saber qué va a ser de {place}, y la mayoría se marchó con más preguntas de las que traía.',
    'Todo empezó con una valla rota y una carta al director. {3-7} años después, la obra está terminada, pagada y más concurrida de lo que nadie se atrevía a esperar.',
    'La factura vuelve a subir. Los técnicos culpan al precio del acero, {group} culpa a los técnicos y {local}, que vive al lado, culpa a todos.',
    'En una mañana lluviosa de {weekday}, {30-200} voluntarios se calzaron las botas para limpiar {place}, que nadie tocaba desde el invierno de {last}.',
  ],
  paragraphs: [
    'El plan prevé {3-14} meses de trabajos, un presupuesto de {2-28} millones y el cierre al tráfico los días laborables entre las nueve y las cuatro de la tarde.',
    'El alcalde, {mayor}, aseguró que no se obligará a nadie a vender y que no se moverá una piedra hasta que todas las cartas tengan respuesta.',
    '«Nos prometen respuestas desde {last}», dice {local}, que atiende la panadería de la esquina desde hace {8-40} años. «Lo que llega es otro folleto con un árbol dibujado».',
    'Según el recuento del ayuntamiento, por {place} pasan {1200-9800} personas en un día corriente, un tercio a pie y menos del {5-15} por ciento en bicicleta.',
    'La diputación reserva {200-950} mil euros, que deben solicitarse antes de finales de marzo de {next}; de lo contrario, el dinero vuelve a la caja común.',
    'Un ingeniero contratado por {group} llegó a otra conclusión: los cimientos están sanos, la humedad viene de un canalón atascado y el arreglo costaría {40-90} mil euros.',
    'Los niños del colegio han dibujado su propia versión. Tiene un tobogán, un estanque con tritones y un banco para las abuelas, y cuelga en la entrada del ayuntamiento.',
    'No todo el mundo se opone. {man}, enfermera en turno de noche, agradecería un camino iluminado: hoy camina {15-35} minutos por una carretera sin acera.',
    'En la última crecida el agua alcanzó {40-160} centímetros en los sótanos, y las bombas tardaron {3-9} días en vaciarlos.',
    'A los arqueólogos se les concedieron {4-10} semanas. Encontraron un patio empedrado, {12-90} pipas de barro y la suela de un zapato infantil que irá al museo.',
    'El coro prestó su sala, la bodega las mesas y los bomberos la escalera más larga; lo único que hubo que pagar fue el seguro.',
    'En la encuesta, el {52-81} por ciento quiere conservar los árboles, el {20-41} por ciento pagaría algo más por aparcar y el {3-9} por ciento no opinó sobre nada.',
    'La línea {3-88} cambia de recorrido hasta el otoño y para delante de correos. El horario de la parada antigua está tapado con una bolsa de basura.',
    'Los comerciantes temen por la campaña de Navidad. {man}, que vende lámparas, calcula que del {20-45} por ciento de sus clientes depende todo el año.',
    'La primera votación fracasó en primavera porque {2-6} concejales estaban enfermos y otro se había equivocado de sala. La segunda salió adelante pasada la medianoche.',
    'El contrato fue para una empresa del valle vecino, que ofrecía hacer la obra por un {4-19} por ciento menos y ha prometido contratar a {2-8} aprendices.',
    'Queda por saber qué ocurrirá con los murciélagos. Viven bajo el tejado desde que hay memoria, y la ley impide molestarlos antes de mayo.',
    'En {3-11} semanas {group} reunió {900-7400} firmas, en papel, en el mercado, con lluvia y con sol, y las entregó en tres cajas de zapatos.',
    'En la sala de lectura, {man} nos enseña los daños: una mancha con forma de bota, {2-5} estanterías vacías y un cubo que se vacía dos veces al día.',
    'El autobús escolar tarda ahora {12-25} minutos más. Los pequeños se levantan antes de las seis, y las maestras lo notan a mitad de semana.',
    'La tubería es de {1889-1934} y simplemente ha llegado al final de su vida, explicó la compañía de aguas, igual que {18-60} kilómetros más en la comarca.',
    'Ideas no faltan. Unos piden un café, otros talleres; {local} lo dejaría todo como está y arreglaría la puerta.',
    'Durante el debate la tribuna estaba tan llena que la gente escuchaba desde la escalera. Dos veces hubo que pedir silencio, una de ellas por los aplausos.',
    'Los alquileres de los alrededores han subido un {8-32} por ciento en {3-6} años, más deprisa que en ningún otro lugar de la provincia.',
    'Las farolas nuevas gastan la cuarta parte y solo alumbran hacia abajo, para alegría de los aficionados a las estrellas y preocupación de quienes pasean al perro.',
    'Si todo va bien, el primer tramo se abrirá el próximo mes con banda de música, una cinta y, en palabras de {mayor}, el menor número posible de discursos.',
    'La policía contó {14-70} accidentes en la curva en {5-10} años, casi todos leves. El espejo que se colocó en {last} desapareció a los quince días.',
    'Los mayores recuerdan la barca. Costaba una peseta, llevaba a {6-20} pasajeros y remaba un hombre del que se decía que no sabía nadar.',
    'El fondo suma {11-96} mil euros, la mitad de una sola herencia y el resto de rifas, una carrera popular y la venta de {300-900} tarros de mermelada.',
    'Los contrarios acudirán a los tribunales. Su abogada, {man}, ve {2-5} fallos en el procedimiento, sobre todo que el aviso se colgó en una puerta que nadie usa.',
    'Dentro todavía huele a madera nueva. {40-160} butacas, un escenario plegable y una cocina capaz para una boda: no es un palacio, pero está seco.',
    'El reparto se permitirá entre las seis y las diez de la mañana. Quien necesite un permiso deberá pedirlo por escrito y presentar los papeles del vehículo.',
    'También se acordó plantar {30-220} árboles junto al terraplén, reparar la escalinata de la ermita y estudiar una vez más la cuestión de los aseos públicos.',
    'Para {local} el asunto es sencillo. «No se puede llamar prado a una cosa y luego cubrirla de grava», dice, y sirve el café.',
    'Los {24-80} proyectos pueden verse hasta finales del mes que viene. Las opiniones se escriben en un libro que se llenó el segundo fin de semana.',
    'La cosecha del huerto, de {2-9} toneladas de manzanas en un buen año, se reparte entre los colegios; la fruta golpeada se prensa y el zumo se vende en la feria.',
    'El intento de trasladar el mercado acabó el año pasado con un pleito, {3-8} dimisiones y una copla que todavía se canta en la taberna.',
    'Los técnicos de la universidad midieron el ruido durante {6-19} noches. El límite no se superó nunca, escriben, aunque se alcanzaba cada vez que pasaba el tren de mercancías.',
    'La próxima reunión será el {weekday} a las siete y media en el gimnasio. Quien desee hablar debe apuntarse a la entrada.',
    'Hasta entonces todo sigue igual: la valla, los charcos y el cartel que anunciaba la inauguración para la primavera de {last}.',
    'Nadie sabe aún si será suficiente. Pero por primera vez en años, comentó {mayor} al salir, se discute sobre el cómo y ya no sobre el si.',
  ],
  headings: [
    'Qué se va a hacer',
    '¿Quién paga?',
    'La voz de los vecinos',
    'Una larga historia',
    'Próximos pasos',
    'Las cifras',
  ],
  items: [
    'Un paseo de {2-4} metros de ancho, iluminado hasta las once',
    '{12-60} plazas de aparcamiento, {3-9} para residentes',
    'Reparación del tejado, los canalones y el muro norte',
    'Un cobertizo para {20-80} bicicletas junto a la entrada',
    'Entrada gratuita para niños y jubilados los {weekday}',
    'Medición del ruido en {2-6} puntos durante un año',
  ],
  captions: [
    'Voluntarios durante la limpieza',
    '{mayor} en la inauguración. Foto: {man}',
    'El solar, en su estado actual',
    'Boceto del aspecto que tendrá en {next}',
  ],
  table: (_, r) => ({
    caption: 'Coste por tramos, en miles de euros',
    head: ['Tramo', 'Previsto', 'Actual', 'Diferencia'],
    rows: ['Orilla norte', 'Orilla sur', 'Accesos', 'Alumbrado'].map((part) => [
      part,
      String(r.int(100, 900)),
      String(r.int(200, 1400)),
      `${r.int(3, 60)} %`,
    ]),
  }),
};
