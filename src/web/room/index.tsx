// Everything about live sessions, loaded only when somebody goes there.
import { useHere } from "../app-context.ts";
import { Join } from "./join.tsx";
import { RoomPage } from "./room.tsx";
import { Start } from "./start.tsx";
import "../styles/room.css";
import "../styles/room-parts.css";

export default function RoomPages() {
  const { address } = useHere();
  switch (address.page) {
    case "join":
      return <Join />;
    case "room":
      return <RoomPage key={address.subject} />;
    default:
      return <Start />;
  }
}
