"""The least a Streamlit page can be, with one widget: what everything else is compared with."""

import streamlit as st

st.pills("choice", ["one", "two"], key="choice")
st.write("bare")
