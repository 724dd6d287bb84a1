// The TextBox::shape of what cannot be shown: nothing is drawn, and the text around it stays where it is.
#ifndef ZHENGBEN_MODEL_ROOM_ONLY_H
#define ZHENGBEN_MODEL_ROOM_ONLY_H

namespace zhengben {

inline constexpr const char* kRoomOnly = "none";

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_ROOM_ONLY_H
